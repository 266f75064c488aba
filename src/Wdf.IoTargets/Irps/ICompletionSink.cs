namespace Wdf.IoTargets;

/// <summary>Told when the completion of an IRP has run to its end; the application's side uses it.</summary>
internal interface ICompletionSink
{
    void OnCompleted(Irp irp);
}

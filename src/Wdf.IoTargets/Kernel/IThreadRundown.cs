namespace Wdf.IoTargets;

/// <summary>Something that is bound to a thread and must be settled before the thread ends.</summary>
internal interface IThreadRundown
{
    /// <summary>The thread is about to end: asks for the end of what is bound to it.</summary>
    void BeginRundown();

    /// <summary>Waits for the end, for a limited time.</summary>
    void EndRundown();
}

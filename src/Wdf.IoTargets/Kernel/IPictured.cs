namespace Wdf.IoTargets;

/// <summary>An exception of this library: its message can say last where the picture of the failed run is.</summary>
internal interface IPictured
{
    /// <summary>Adds a last line to the message.</summary>
    void AddPictureNote(string note);
}

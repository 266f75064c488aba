namespace Wdf.IoTargets;

/// <summary>Whether a remote target is open; hidden behind the public state, and not touched by start, stop and purge.</summary>
internal enum RemoteOpenState
{
    Closed = 1,
    Opening,
    Open,
}

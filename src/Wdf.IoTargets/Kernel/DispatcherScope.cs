namespace Wdf.IoTargets;

/// <summary>While it lasts, nobody else looks at dispatcher objects.</summary>
/// <param name="taken">The lock that was taken for it; null where the baton does.</param>
internal readonly ref struct DispatcherScope(Lock? taken)
{
    public void Dispose() => taken?.Exit();
}

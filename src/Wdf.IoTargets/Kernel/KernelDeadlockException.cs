namespace Wdf.IoTargets;

/// <summary>Nothing can run and no timer is armed: everybody waits for somebody else, or for an answer that never comes.</summary>
public sealed class KernelDeadlockException : Exception
{
    internal KernelDeadlockException(string message)
        : base(message)
    {
    }
}

namespace Wdf.IoTargets;

/// <summary>Something that belongs to a driver: code that runs for it runs as code of that driver.</summary>
internal interface IDriverOwned
{
    /// <summary>The driver.</summary>
    KernelObject? OwningDriver { get; }
}

namespace Wdf.IoTargets;

/// <summary>What a <see cref="FileDisk"/> is like. The file of a write-protected one is opened for reading only.</summary>
public sealed record FileDiskOptions : DiskOptions;

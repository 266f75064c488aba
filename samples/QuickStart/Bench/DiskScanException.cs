namespace QuickStart.Bench;

/// <summary>A disk could not be read. The message is meant for the person who gave the disk.</summary>
/// <param name="message">What failed.</param>
public sealed class DiskScanException(string message) : Exception(message);

namespace QuickStart.Partitions;

/// <summary>A disk has no partition table that can be relied on. The message is meant for the person who gave the disk.</summary>
/// <param name="message">What is wrong.</param>
public sealed class PartitionTableException(string message) : Exception(message);

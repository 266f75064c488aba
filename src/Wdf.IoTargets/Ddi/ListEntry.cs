#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>
/// A link of a doubly linked list, or its head (LIST_ENTRY). Where C embeds the link in a structure and finds that by
/// CONTAINING_RECORD, the link here knows the object that it belongs to.
/// </summary>
public sealed class ListEntry
{
    /// <summary>Makes a list head; give it to InitializeListHead before use.</summary>
    public ListEntry()
    {
    }

    /// <summary>Makes the link of an object.</summary>
    /// <param name="record">The object that C embeds the link in.</param>
    public ListEntry(object record) => Record = record;

    /// <summary>The next entry; the head behind the last one.</summary>
    public ListEntry Flink { get; set; }

    /// <summary>The entry before; the head before the first one.</summary>
    public ListEntry Blink { get; set; }

    /// <summary>The object that the link belongs to; null for a head.</summary>
    public object Record { get; }
}

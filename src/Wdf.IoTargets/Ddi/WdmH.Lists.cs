#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Doubly linked lists.</content>
public static partial class WdmH
{
    /// <summary>Makes a list empty.</summary>
    /// <param name="ListHead">The head.</param>
    public static void InitializeListHead(ListEntry ListHead)
    {
        var head = Handles.RequireWdm(ListHead, nameof(InitializeListHead), nameof(ListHead));
        head.Flink = head;
        head.Blink = head;
    }

    /// <summary>Whether a list is empty.</summary>
    /// <param name="ListHead">The head.</param>
    /// <returns>True when it is.</returns>
    public static bool IsListEmpty(ListEntry ListHead)
    {
        var head = Handles.RequireWdm(ListHead, nameof(IsListEmpty), nameof(ListHead));
        return ReferenceEquals(head.Flink, head);
    }

    /// <summary>Puts an entry at the end of a list.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="Entry">The entry.</param>
    public static void InsertTailList(ListEntry ListHead, ListEntry Entry)
    {
        var head = Handles.RequireWdm(ListHead, nameof(InsertTailList), nameof(ListHead));
        Link(head.Blink, Handles.RequireWdm(Entry, nameof(InsertTailList), nameof(Entry)), head);
    }

    /// <summary>Puts an entry at the beginning of a list.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="Entry">The entry.</param>
    public static void InsertHeadList(ListEntry ListHead, ListEntry Entry)
    {
        var head = Handles.RequireWdm(ListHead, nameof(InsertHeadList), nameof(ListHead));
        Link(head, Handles.RequireWdm(Entry, nameof(InsertHeadList), nameof(Entry)), head.Flink);
    }

    /// <summary>Takes the first entry out of a list.</summary>
    /// <param name="ListHead">The head.</param>
    /// <returns>The entry; of an empty list the head itself.</returns>
    public static ListEntry RemoveHeadList(ListEntry ListHead)
    {
        var entry = Handles.RequireWdm(ListHead, nameof(RemoveHeadList), nameof(ListHead)).Flink;
        RemoveEntryList(entry);
        return entry;
    }

    /// <summary>Takes the last entry out of a list.</summary>
    /// <param name="ListHead">The head.</param>
    /// <returns>The entry; of an empty list the head itself.</returns>
    public static ListEntry RemoveTailList(ListEntry ListHead)
    {
        var entry = Handles.RequireWdm(ListHead, nameof(RemoveTailList), nameof(ListHead)).Blink;
        RemoveEntryList(entry);
        return entry;
    }

    /// <summary>Takes an entry out of its list. An entry that is in none, or in a broken one: bug check 0x139 code 3, as in C.</summary>
    /// <param name="Entry">The entry.</param>
    /// <returns>Whether the list is empty now.</returns>
    public static bool RemoveEntryList(ListEntry Entry)
    {
        var entry = Handles.RequireWdm(Entry, nameof(RemoveEntryList), nameof(Entry));
        var before = entry.Blink;
        var after = entry.Flink;
        RequireLinked(after is not null && before is not null && ReferenceEquals(after.Blink, entry) && ReferenceEquals(before.Flink, entry));
        before.Flink = after;
        after.Blink = before;
        return ReferenceEquals(before, after);
    }

    /// <summary>The object that a link belongs to (C's CONTAINING_RECORD).</summary>
    /// <typeparam name="T">The object's class.</typeparam>
    /// <param name="address">The link, made for that object.</param>
    /// <returns>The object.</returns>
    public static T CONTAINING_RECORD<T>(ListEntry address)
        where T : class => (T)Handles.RequireWdm(address, nameof(CONTAINING_RECORD), nameof(address)).Record;

    private static void Link(ListEntry before, ListEntry entry, ListEntry after)
    {
        RequireLinked(before is not null && after is not null && ReferenceEquals(before.Flink, after) && ReferenceEquals(after.Blink, before));
        entry.Flink = after;
        entry.Blink = before;
        before.Flink = entry;
        after.Blink = entry;
    }

    private static void RequireLinked(bool isLinked)
    {
        if (!isLinked)
        {
            Handles.Kernel.BugCheck("KERNEL_SECURITY_CHECK_FAILURE", 0x139, 3, "A list was found broken: an entry was removed twice, or its head was never given to InitializeListHead.", "Initialise the head, hold the list's lock, and take an entry out once.", null);
        }
    }
}

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
        Queueing(Handles.RequireWdm(Entry, nameof(InsertTailList), nameof(Entry)), isInterlocked: false);
        Link(head.Blink, Entry, head);
    }

    /// <summary>Puts an entry at the beginning of a list.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="Entry">The entry.</param>
    public static void InsertHeadList(ListEntry ListHead, ListEntry Entry)
    {
        var head = Handles.RequireWdm(ListHead, nameof(InsertHeadList), nameof(ListHead));
        Queueing(Handles.RequireWdm(Entry, nameof(InsertHeadList), nameof(Entry)), isInterlocked: false);
        Link(head, Entry, head.Flink);
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
        (entry.Record as Irp)?.Record?.Top.QueuedUnder = null;
        return ReferenceEquals(before, after);
    }

    /// <summary>The object that a link belongs to (C's CONTAINING_RECORD).</summary>
    /// <typeparam name="T">The object's class.</typeparam>
    /// <param name="address">The link, made for that object.</param>
    /// <returns>The object.</returns>
    public static T CONTAINING_RECORD<T>(ListEntry address)
        where T : class => (T)Handles.RequireWdm(address, nameof(CONTAINING_RECORD), nameof(address)).Record;

    /// <summary>Puts an entry at the end of a list, under a spin lock that the routine takes and gives back. At any IRQL.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="ListEntry">The entry. One that was made for an IRP counts as that IRP's own: mark the IRP pending before.</param>
    /// <param name="Lock">The list's lock; used for this list by interlocked routines alone.</param>
    /// <returns>The entry that was last before; null for an empty list.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exinterlockedinserttaillist"/>
    public static ListEntry ExInterlockedInsertTailList(ListEntry ListHead, ListEntry ListEntry, KernelSpinLock Lock)
    {
        var head = Handles.RequireWdm(ListHead, nameof(ExInterlockedInsertTailList), nameof(ListHead));
        Queueing(Handles.RequireWdm(ListEntry, nameof(ExInterlockedInsertTailList), nameof(ListEntry)), isInterlocked: true);
        var old = Handles.RequireWdm(Lock, nameof(ExInterlockedInsertTailList), nameof(Lock)).Acquire();
        var last = ReferenceEquals(head.Blink, head) ? null : head.Blink;
        Link(head.Blink, ListEntry, head);
        Lock.Release(old);
        return last;
    }

    /// <summary>Puts an entry at the beginning of a list, under a spin lock that the routine takes and gives back. At any IRQL.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="ListEntry">The entry. One that was made for an IRP counts as that IRP's own: mark the IRP pending before.</param>
    /// <param name="Lock">The list's lock; used for this list by interlocked routines alone.</param>
    /// <returns>The entry that was first before; null for an empty list.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exinterlockedinsertheadlist"/>
    public static ListEntry ExInterlockedInsertHeadList(ListEntry ListHead, ListEntry ListEntry, KernelSpinLock Lock)
    {
        var head = Handles.RequireWdm(ListHead, nameof(ExInterlockedInsertHeadList), nameof(ListHead));
        Queueing(Handles.RequireWdm(ListEntry, nameof(ExInterlockedInsertHeadList), nameof(ListEntry)), isInterlocked: true);
        var old = Handles.RequireWdm(Lock, nameof(ExInterlockedInsertHeadList), nameof(Lock)).Acquire();
        var first = ReferenceEquals(head.Flink, head) ? null : head.Flink;
        Link(head, ListEntry, head.Flink);
        Lock.Release(old);
        return first;
    }

    /// <summary>Takes the first entry out of a list, under a spin lock that the routine takes and gives back. At any IRQL.</summary>
    /// <param name="ListHead">The head.</param>
    /// <param name="Lock">The list's lock; used for this list by interlocked routines alone.</param>
    /// <returns>The entry; null for an empty list.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-exinterlockedremoveheadlist"/>
    public static ListEntry ExInterlockedRemoveHeadList(ListEntry ListHead, KernelSpinLock Lock)
    {
        var head = Handles.RequireWdm(ListHead, nameof(ExInterlockedRemoveHeadList), nameof(ListHead));
        var old = Handles.RequireWdm(Lock, nameof(ExInterlockedRemoveHeadList), nameof(Lock)).Acquire();
        var entry = ReferenceEquals(head.Flink, head) ? null : RemoveHeadList(head);
        Lock.Release(old);
        return entry;
    }

    // The rules ask whether the IRP that the entry is for was marked pending.
    private static void Queueing(ListEntry entry, bool isInterlocked)
    {
        if (entry.Record is Irp { Record: { } record } irp)
        {
            IrpSignals.Of(irp.Kernel)?.IrpQueueing?.Invoke(irp, record, isInterlocked);
        }
    }

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

using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>References.</content>
public partial class WdfObject
{
    private int _references = 1;
    private bool _isHeld;
    private bool _wasHeld;
    private byte _isLastClaimed;

    /// <summary>How many references there are; the creation reference counts until the delete.</summary>
    public int ReferenceCount => Volatile.Read(ref _references) + (_isHeld ? 1 : 0);

    /// <summary>Takes a reference (WdfObjectReference): memory and contexts stay until it is dropped. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="tag">What the reference is for; the framework's verifier checks it when <see cref="SimulatedKernelOptions.TrackReferenceTags"/> is set.</param>
    /// <param name="file">The source file of the caller, for the report of references that were never dropped.</param>
    /// <param name="line">The line in it.</param>
    [Ddi("WdfObjectReferenceActual")]
    [Ddi("WdfObjectReference")]
    [Ddi("WdfObjectReferenceWithTag")]
    public void Reference(object? tag = null, [CallerFilePath] string? file = null, [CallerLineNumber] int line = 0)
    {
        Enter(DdiName.WdfObjectReferenceActual);
        ObjectBehindHandle.AddTag(tag, file, line);
        AddReferenceFromDriver();
    }

    /// <summary>Drops a reference (WdfObjectDereference). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="tag">The tag that the reference was taken with.</param>
    /// <remarks>Dropping more than were taken destroys an object that was never deleted: bug check 0x10D code 7 when it has a parent or children.</remarks>
    [Ddi("WdfObjectDereferenceActual")]
    [Ddi("WdfObjectDereference")]
    [Ddi("WdfObjectDereferenceWithTag")]
    public void Dereference(object? tag = null)
    {
        Enter(DdiName.WdfObjectDereferenceActual);
        ObjectBehindHandle.RemoveTag(tag);
        DropReferenceFromDriver();
    }

    /// <summary>A reference that driver code takes; an embedded handle counts elsewhere.</summary>
    internal virtual void AddReferenceFromDriver() => AddReference();

    internal virtual void DropReferenceFromDriver() => DropReference();

    /// <summary>All references but one were dropped.</summary>
    internal virtual void OnLastReferenceButOne()
    {
    }

    internal void AddReference() => Interlocked.Increment(ref _references);

    internal void DropReference()
    {
        // Nobody can add to the last reference but who has it: without one an object must not be touched. A fence would wait for all that the creation of the
        // object has written.
        var left = Volatile.Read(ref _references) == 1 && !Volatile.Read(ref _isHeld) ? _references = 0 : Interlocked.Decrement(ref _references);
        if (left != 0)
        {
            if (left == 1)
            {
                OnLastReferenceButOne();
            }

            return;
        }

        if (!IsStillHeld())
        {
            EndUnreferenced();
        }
    }

    /// <summary>Whether the calling thread itself has the uncounted reference.</summary>
    private protected virtual bool IsHolder(ThreadContext thread) => false;

    private bool IsStillHeld()
    {
        if (Volatile.Read(ref _isHeld) && !Kernel.IsDeterministic && !IsHolder(ThreadContext.Current))
        {
            // On behalf of the holder, who leaves with a plain write far more often than this happens, and then looks at the count.
            Interlocked.MemoryBarrierProcessWide();
        }

        return Volatile.Read(ref _isHeld);
    }

    /// <summary>
    /// Takes a reference that is not counted, for one holder at a time: to take it and to give it back costs no interlocked operation. Who
    /// drops the last counted reference meanwhile leaves the end of the object to the holder.
    /// </summary>
    /// <returns>False when there is such a holder already.</returns>
    internal bool TryHold()
    {
        if (_isHeld)
        {
            return false;
        }

        _wasHeld = true;
        _isHeld = true;
        return true;
    }

    /// <summary>Gives the uncounted reference back. The holder then calls <see cref="EndIfUnreferenced"/>, without a fence: who drops the count makes up for that.</summary>
    internal void EndHold() => Volatile.Write(ref _isHeld, false);

    /// <summary>
    /// Ends the object when the last counted reference was dropped under the hold. Of a holder that has let go and then looks at the count, and
    /// one who drops the count to 0 and then looks for a holder, at least one sees the other.
    /// </summary>
    internal void EndIfUnreferenced()
    {
        if (Volatile.Read(ref _references) == 0 && !Volatile.Read(ref _isHeld))
        {
            EndUnreferenced();
        }
    }

    private void EndUnreferenced()
    {
        if (_wasHeld && Interlocked.Exchange(ref _isLastClaimed, 1) != 0)
        {
            return;
        }

        if (ShouldDefer)
        {
            DriverOfTree.DisposeList.Add(this);
        }
        else
        {
            Destroy();
        }
    }

    // Count 0, also without a delete: the callbacks run all the same, then the real framework stops the system for an object of a tree.
    private void Destroy()
    {
        CallLastCallbacks();
        if (MustBeDisposed && _stage == ObjectStage.Alive && Kernel.FrameworkVerifierOn)
        {
            StopForLostObject("WDF_VIOLATION_7_WDF_OBJECT_ERROR-NotDisposed");
        }

        var belongs = _parent is not null || LastChild is not null;
        OnDestroyed();
        _stage = ObjectStage.Destroyed;
        if (belongs)
        {
            StopForLostObject("WDF_VIOLATION_7_WDF_OBJECT_ERROR");
        }

        Kernel.Untrack(this);
        if (this is not WdfDriver)
        {
            DriverOfTree.ObjectLimit?.Remove(this);
        }
    }

    private void StopForLostObject(string rule) => Kernel.BugCheck(
        rule, 0x10D, 7, $"The last reference to {Name} was dropped although it was never deleted.", "Drop only references that were taken; end an object with WdfObjectDelete.", this, parameter2Object: this);
}

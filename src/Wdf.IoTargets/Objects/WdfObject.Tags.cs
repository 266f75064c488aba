namespace Wdf.IoTargets;

/// <content>Tags of references: the framework's verifier can check that each is dropped with the tag that it was taken with.</content>
public partial class WdfObject
{
    // The reference of the creation has none. Made at the first tag.
    private List<object?>? _tags;

    private bool TracksTags => Kernel.FrameworkVerifierOn && Kernel.Options.TrackReferenceTags;

    private void AddTag(object? tag)
    {
        if (!TracksTags)
        {
            return;
        }

        using (TreeLock.Enter())
        {
            (_tags ??= [null]).Add(tag);
        }
    }

    private void RemoveTag(object? tag)
    {
        if (!TracksTags)
        {
            return;
        }

        bool was;
        using (TreeLock.Enter())
        {
            _tags ??= [null];
            var at = _tags.FindLastIndex(t => Equals(t, tag));
            was = at >= 0;
            if (was)
            {
                _tags.RemoveAt(at);
            }
        }

        if (!was)
        {
            Kernel.Break("FxTagTracker-NotAcquired", $"A reference to {Name} with the tag {tag ?? "NULL"} is dropped that was never taken.", "Drop each reference with the tag that it was taken with.", this);
        }
    }
}

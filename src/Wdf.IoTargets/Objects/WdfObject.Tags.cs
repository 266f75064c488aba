namespace Wdf.IoTargets;

/// <content>Tags of references: the framework's verifier can check that each is dropped with the tag that it was taken with.</content>
public partial class WdfObject
{
    private bool TracksTags =>
        Kernel.FrameworkVerifierOn && Kernel.Options.TrackReferenceTags && (Kernel.Options.TrackReferenceKinds?.Contains(Kind) ?? true);

    /// <summary>Who took the references that were never dropped, as the end of a report's line; empty when nobody keeps them.</summary>
    private string Holders
    {
        get
        {
            using (TreeLock.Enter())
            {
                var held = _extra?.Tags?.FindAll(static t => !ReferenceEquals(t, ReferenceTag.Creation));
                return held is { Count: > 0 } ? $" Taken {string.Join("; ", held)}." : string.Empty;
            }
        }
    }

    // The reference of the creation has no tag.
    private List<ReferenceTag> Tags => Extra.Tags ??= [ReferenceTag.Creation];

    private void AddTag(object? tag, string? file, int line)
    {
        if (!TracksTags)
        {
            return;
        }

        using (TreeLock.Enter())
        {
            Tags.Add(new ReferenceTag(tag, file, line, KernelActor.Current?.Name));
        }
    }

    private void RemoveTag(object? tag)
    {
        if (TracksTags)
        {
            RemoveTrackedTag(tag);
        }
    }

    private void RemoveTrackedTag(object? tag)
    {
        bool was;
        using (TreeLock.Enter())
        {
            var tags = Tags;
            var at = tags.FindLastIndex(t => Equals(t.Tag, tag));
            was = at >= 0;
            if (was)
            {
                tags.RemoveAt(at);
            }
        }

        if (!was)
        {
            Kernel.Break("FxTagTrackerUpdateTagHistory", $"A reference to {Name} with the tag {tag ?? "NULL"} is dropped that was never taken.", "Drop each reference with the tag that it was taken with.", this);
        }
    }
}

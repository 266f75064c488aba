namespace Wdf.IoTargets;

/// <summary>Requests of a queue that its driver owns, in the order in which they were given. Links live in the requests; the queue's lock protects them.</summary>
internal sealed class GivenList
{
    /// <summary>The oldest; null for none.</summary>
    public WdfRequest? First { get; private set; }

    private WdfRequest? Last { get; set; }

    /// <summary>Takes a request out of the list that it is in, if any.</summary>
    public static void Unlink(WdfRequest request)
    {
        if (request.GivenIn is not { } list)
        {
            return;
        }

        var queued = request.Queued;
        if (queued.PreviousGiven is { } previous)
        {
            previous.Queued.NextGiven = queued.NextGiven;
        }
        else
        {
            list.First = queued.NextGiven;
        }

        if (queued.NextGiven is { } next)
        {
            next.Queued.PreviousGiven = queued.PreviousGiven;
        }
        else
        {
            list.Last = queued.PreviousGiven;
        }

        queued.NextGiven = null;
        queued.PreviousGiven = null;
        queued.GivenIn = null;
    }

    /// <summary>Adds a request that is in no such list.</summary>
    public void Add(WdfRequest request)
    {
        var queued = request.Queued;
        queued.GivenIn = this;
        queued.PreviousGiven = Last;
        if (Last is { } last)
        {
            last.Queued.NextGiven = request;
        }
        else
        {
            First = request;
        }

        Last = request;
    }

    /// <summary>Moves all requests to another list.</summary>
    public void MoveTo(GivenList other)
    {
        while (First is { } request)
        {
            Unlink(request);
            other.Add(request);
        }
    }

    /// <summary>Adds the requests to a list of the caller's.</summary>
    public void CopyTo(List<WdfRequest> requests)
    {
        for (var request = First; request is not null; request = request.Queued.NextGiven)
        {
            requests.Add(request);
        }
    }
}

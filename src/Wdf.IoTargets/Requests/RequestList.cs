namespace Wdf.IoTargets;

/// <summary>A list of requests of a target, linked through the requests themselves. The target's lock protects it.</summary>
internal sealed class RequestList(RequestListKind kind)
{
    // Of an empty list: the last request that was in it. Mostly the same one comes again, and to compare a reference costs less than to write it.
    private WdfRequest? _first;
    private WdfRequest? _last;

    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    public WdfRequest? First => IsEmpty ? null : _first;

    public void Add(WdfRequest request)
    {
        request.List = kind;
        if (Count++ == 0)
        {
            IoStackLocation.Put(ref _first, request);
            IoStackLocation.Put(ref _last, request);
        }
        else
        {
            request.PreviousInList = _last;
            _last!.NextInList = request;
            _last = request;
        }
    }

    public void Remove(WdfRequest request)
    {
        var (previous, next) = (request.PreviousInList, request.NextInList);
        request.List = RequestListKind.None;
        if (--Count == 0)
        {
            return;
        }

        if (previous is null)
        {
            _first = next;
        }
        else
        {
            previous.NextInList = next;
        }

        if (next is null)
        {
            _last = previous;
        }
        else
        {
            next.PreviousInList = previous;
        }

        request.PreviousInList = null;
        request.NextInList = null;
    }

    /// <summary>Adds all requests, in order, each with a reference of its own.</summary>
    /// <returns>Whether one of them is not being cancelled by its target already.</returns>
    public bool SnapshotTo(List<WdfRequest> requests)
    {
        var hasNew = false;
        for (var request = First; request is not null; request = request.NextInList)
        {
            hasNew |= !request.IsCancelledByTarget;
            request.IsCancelledByTarget = true;
            request.AddReference();
            requests.Add(request);
        }

        return hasNew;
    }
}

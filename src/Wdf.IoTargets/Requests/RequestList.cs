namespace Wdf.IoTargets;

/// <summary>A list of requests of a target, linked through the requests themselves. The target's lock protects it.</summary>
internal sealed class RequestList
{
    private WdfRequest? _first;
    private WdfRequest? _last;

    public int Count { get; private set; }

    public bool IsEmpty => _first is null;

    public WdfRequest? First => _first;

    public void Add(WdfRequest request)
    {
        request.List = this;
        request.PreviousInList = _last;
        request.NextInList = null;
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.NextInList = request;
        }

        _last = request;
        Count++;
    }

    public void Remove(WdfRequest request)
    {
        if (request.PreviousInList is null)
        {
            _first = request.NextInList;
        }
        else
        {
            request.PreviousInList.NextInList = request.NextInList;
        }

        if (request.NextInList is null)
        {
            _last = request.PreviousInList;
        }
        else
        {
            request.NextInList.PreviousInList = request.PreviousInList;
        }

        request.List = null;
        request.PreviousInList = null;
        request.NextInList = null;
        Count--;
    }

    /// <summary>Adds all requests, in order, each with a reference of its own.</summary>
    /// <returns>Whether one of them is not being cancelled by its target already.</returns>
    public bool SnapshotTo(List<WdfRequest> requests)
    {
        var hasNew = false;
        for (var request = _first; request is not null; request = request.NextInList)
        {
            hasNew |= !request.IsCancelledByTarget;
            request.IsCancelledByTarget = true;
            request.AddReference();
            requests.Add(request);
        }

        return hasNew;
    }
}

namespace Wdf.IoTargets;

/// <summary>A list of requests of a target, in the order in which they came. The target's lock protects it.</summary>
/// <remarks>
/// An array in which each request knows its place, and which has a hole where one has left: to join and to leave touches no other request. With a million of
/// them in flight each touch of another one would be a walk to main memory.
/// </remarks>
internal sealed class RequestList(RequestListKind kind)
{
    private WdfRequest?[] _places = [];
    private int _end;

    public int Count { get; private set; }

    public bool IsEmpty => Count == 0;

    /// <summary>The requests, oldest first; one that is enumerated may leave meanwhile.</summary>
    public IEnumerable<WdfRequest> Requests
    {
        get
        {
            for (var place = 0; place < _end; place++)
            {
                if (_places[place] is { } request)
                {
                    yield return request;
                }
            }
        }
    }

    public void Add(WdfRequest request)
    {
        if (_end == _places.Length)
        {
            MakeRoom();
        }

        request.List = kind;
        request.PlaceInList = _end;

        // Mostly it is the only one and stands there still, and to compare a reference costs less than to write it.
        IfChanged.Write(ref _places[_end], request);
        _end++;
        Count++;
    }

    public void Remove(WdfRequest request)
    {
        request.List = RequestListKind.None;
        if (--Count == 0)
        {
            _end = 0;
        }

        if (request.PlaceInList != 0 || Count != 0)
        {
            _places[request.PlaceInList] = null;
        }
    }

    /// <summary>Adds all requests, in order, each with a reference of its own.</summary>
    /// <returns>Whether one of them is not being cancelled by its target already.</returns>
    public bool SnapshotTo(List<WdfRequest> requests)
    {
        var hasNew = false;
        foreach (var request in Requests)
        {
            hasNew |= !request.IsCancelledByTarget;
            request.IsCancelledByTarget = true;
            request.AddReference();
            requests.Add(request);
        }

        return hasNew;
    }

    // Moved together when half of the places are holes, so that a place is made or moved for each request that has come, at most.
    private void MakeRoom()
    {
        if (Count > _places.Length / 2 || _places.Length == 0)
        {
            Array.Resize(ref _places, Math.Max(4, _places.Length * 2));
            return;
        }

        var end = 0;
        for (var place = 0; place < _end; place++)
        {
            if (_places[place] is { } request)
            {
                request.PlaceInList = end;
                _places[place] = null;
                _places[end++] = request;
            }
        }

        _end = end;
    }
}

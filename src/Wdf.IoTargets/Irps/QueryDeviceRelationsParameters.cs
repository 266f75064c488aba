namespace Wdf.IoTargets;

/// <summary>Parameters.QueryDeviceRelations of a stack location.</summary>
public struct QueryDeviceRelationsParameters
{
    /// <summary>The kind of relations that the framework asks for: the target device (TargetDeviceRelation).</summary>
    public const uint TargetDeviceRelation = 4;

    private IoParameters _words;

    /// <summary>Which relations are asked for.</summary>
    public uint Type
    {
        readonly get => (uint)_words.Word1;
        set => _words.Word1 = value;
    }

    /// <summary>The query; null when the location carries none.</summary>
    public DeviceRelationsQuery? Query
    {
        readonly get => _words.Extra as DeviceRelationsQuery;
        set => _words.Extra = value;
    }
}

namespace Wdf.IoTargets;

/// <summary>Which of its target's lists a request is in.</summary>
internal enum RequestListKind : byte
{
    None,
    Sent,
    Ignored,
    Pended,
}

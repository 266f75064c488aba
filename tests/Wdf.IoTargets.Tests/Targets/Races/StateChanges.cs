namespace Wdf.IoTargets.Tests.Targets.Races;

/// <summary>The calls that take requests away, by the name that a test gives them.</summary>
internal static class StateChanges
{
    public const string StopCancel = "stop and cancel";
    public const string StopWait = "stop and wait";
    public const string Purge = "purge";
    public const string Close = "close";
    public const string CloseForQueryRemove = "close for query remove";
    public const string Delete = "delete";

    public static void Do(WdfIoTarget target, string change)
    {
        switch (change)
        {
            case StopCancel:
                target.Stop(WdfIoTargetSentIoAction.CancelSentIo);
                break;
            case StopWait:
                target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
                break;
            case Purge:
                target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait);
                break;
            case Close:
                target.Close();
                break;
            case CloseForQueryRemove:
                target.CloseForQueryRemove();
                break;
            case Delete:
                target.Delete();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "no such change");
        }
    }
}

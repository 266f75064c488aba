namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>How real threads of a stress test meet: without real time, and without a lock that would order them.</summary>
internal static class Spin
{
    public static void Until(Func<bool> condition)
    {
        var spin = default(SpinWait);
        while (!condition())
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}

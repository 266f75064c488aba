using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Stress;

/// <summary>The last reference to a request goes on one thread while its target lets go of it on another one.</summary>
public class LastReferenceStressTests
{
    private const int Rounds = 20_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_request_is_destroyed_exactly_once(bool isSentAgain)
    {
        using var stack = new InlineStack();
        var (kernel, driver) = (stack.Kernel, stack.Driver);
        var target = stack.NewTarget();
        var destroyed = new int[Rounds];
        WdfRequest? given = null;
        kernel.Run(() =>
        {
            var other = kernel.Spawn("deleter", () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    Take().Delete();
                }
            });
            for (var round = 0; round < Rounds; round++)
            {
                var number = round;
                var attributes = new WdfObjectAttributes { EvtDestroyCallback = _ => destroyed[number]++ };
                WdfRequest.Create(driver, attributes, target, out var request);
                Send(request!, target, isSentAgain ? 1 : 0);
                Spin.Until(() => Volatile.Read(ref given) is null);
            }

            other.Join();
        });
        destroyed.Should().OnlyContain(n => n == 1);

        // The routine gives the request away while its target has it still.
        void Send(WdfRequest request, WdfIoTarget to, int again)
        {
            to.FormatRequestForIoctl(request, 0x222004, null, null, null, null);
            request.SetCompletionRoutine((r, t, in _, _) =>
            {
                if (again == 0)
                {
                    Volatile.Write(ref given, r);
                }
                else
                {
                    r.Reuse();
                    Send(r, t, again - 1);
                }
            });
            request.Send(to).Should().BeTrue();
        }

        WdfRequest Take()
        {
            WdfRequest? taken = null;
            Spin.Until(() => (taken = Interlocked.Exchange(ref given, null)) is not null);
            return taken!;
        }
    }
}

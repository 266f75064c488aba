using Wdf.IoTargets.Tests.TestBed;
using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Questions that a request cannot answer, and reuse.</content>
public partial class KmdfRequestRuleTests
{
    private static IEnumerable<(string Id, RuleCase Rule)> Asked()
    {
        yield return AfterCompletion("SetInformation", static r => r.Information = 4, new() { OffBugCheck = 0x7E, On = 4UL });
        yield return AfterCompletion("GetInformation", static r => r.Information, new() { OffBugCheck = 0x7E, On = 0UL });
        yield return AfterCompletion("GetRequestorMode", static r => r.RequestorMode, new() { OffBugCheck = 0x7E, On = ProcessorMode.UserMode });
        yield return AfterCompletion("GetIrp", static r => r.WdmGetIrp(), new() { Breaks = 2 });
        yield return AfterCompletion("GetFileObject", static r => r.FileObject, new() { OffBugCheck = 0x7E, MinorVersion = 7 });
        yield return AfterCompletion("Retrieve", static r => r.RetrieveInputBuffer(1, out Memory<byte> _, out _), new()
        {
            BugCheck = 0x7E,
            Parameter1 = 0xC0000005,
            IsFatalWithout = false,
            OffBugCheck = 0x7E,
        });
        foreach (var rule in AskedWrongly())
        {
            yield return rule;
        }
    }

    private static IEnumerable<(string Id, RuleCase Rule)> AskedWrongly()
    {
        yield return ("FxRequestVerifyRequestIsCurrentStackValid-GetParameters", new(
            w => w.Answer = w.Created().GetParameters().Type,
            w => w.Control(static r => GetParameters(r, WdfRequestType.DeviceControl)))
        {
            On = new WdfRequestParameters().Type,
            OffBugCheck = 0xC9,
        });
        yield return ("FxRequestGetParameters-HidesType3InputBuffer", new(
            w => w.Control(r => w.Answer = r.GetParameters().Parameters.DeviceIoControl.Type3InputBuffer.Equals(default), Bed.Code(IoMethod.Neither), new byte[4]),
            w => w.Control(static r => GetParameters(r, WdfRequestType.DeviceControl)))
        {
            Breaks = 0,
            On = true,
            Off = false,
        });
        yield return ("WdfRequestGetParameters-Size", new(
            w => w.Control(r =>
            {
                WdfRequestParameters parameters = default;
                r.GetParameters(ref parameters);
                w.Answer = parameters.Type;
            }),
            w => w.Control(static r => GetParameters(r, WdfRequestType.DeviceControl)))
        {
            On = default(WdfRequestType),
            Off = default(WdfRequestType),
        });
        yield return ("WdfRequestGetCompletionParams-Size", new(
            w =>
            {
                WdfRequestCompletionParams completion = default;
                w.Bed.Sent().GetCompletionParams(ref completion);
                w.Answer = completion.Type;
            },
            w => w.Bed.Sent().GetCompletionParams().Type.Should().Be(WdfRequestType.DeviceControl))
        {
            On = default(WdfRequestType),
            Off = default(WdfRequestType),
        });
        yield return ("FxRequestCopyCompletionParams-NoContext", new(
            w => w.Answer = w.Created().GetCompletionParams().Type,
            w => w.Bed.Sent().GetCompletionParams().Type.Should().Be(WdfRequestType.DeviceControl))
        {
            On = WdfRequestType.NoFormat,
            Off = WdfRequestType.NoFormat,
        });
        foreach (var rule in NotOwned())
        {
            yield return rule;
        }
    }

    private static IEnumerable<(string Id, RuleCase Rule)> NotOwned()
    {
        yield return ("FxRequestVerifyRequestIsDriverOwned-ProbeAndLock", new(
            w => AfterForward(w, r => w.Answer = r.ProbeAndLockUserBufferForRead(new byte[4], 4, out _)),
            w => w.Control(static r =>
            {
                r.ProbeAndLockUserBufferForRead(new byte[4], 4, out _).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return ("FxRequestVerifyRequestIsDriverOwned-GetFileObject", new(
            w => AfterForward(w, r => w.Answer = r.FileObject),
            w => w.Control(static r =>
            {
                _ = r.FileObject;
                r.Complete(Success);
            })));
        yield return ("FxRequestVerifyWdfRequestIsCanceled", new(
            w =>
            {
                var request = w.Bed.Formatted();
                request.CancelSentRequest();
                w.Answer = request.IsCanceled;
            },
            w => w.Control(static r =>
            {
                r.IsCanceled.Should().BeFalse();
                r.Complete(Success);
            }))
        {
            On = false,
            Off = true,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Reused()
    {
        yield return ("FxRequestReuse-StillSent", new(
            w =>
            {
                w.Lower.Pends();
                w.Answer = w.Bed.Sent().Reuse();
            },
            w => w.Bed.Sent().Reuse().Should().Be(Success))
        {
            On = Success,
            Off = Success,
        });
        yield return MustComplete("NoIrp", InvalidParameter, static w => w.Driver.CreateRequest());
        yield return MustComplete("InternalIrp", InvalidDeviceRequest, static w => w.Created());
        yield return MustComplete("Referenced", InvalidDeviceRequest, static w =>
        {
            var request = w.FromIrp();
            request.Reference();
            return request;
        });
        yield return MustComplete("NoCurrentLocation", InvalidDeviceRequest, static w => w.FromIrp(hasCurrent: false));
        yield return ("WdfRequestReuse-Params", new(
            w => w.Answer = w.Created().Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.None, Success) { Size = 4 }),
            w => w.Created().Reuse().Should().Be(Success))
        {
            Breaks = 0,
            On = InvalidParameter,
            Off = InvalidParameter,
        });
        yield return ("FxRequestReuse-PresentedNewIrp", new(
            w => w.Control(r =>
            {
                var parameters = new WdfRequestReuseParams(WdfRequestReuseFlags.None, Success);
                parameters.SetNewIrp(IoManager.AllocateIrp(w.Kernel, 2));
                w.Answer = r.Reuse(parameters);
            }),
            w => w.Control(static r =>
            {
                r.Reuse().Should().Be(Success);
                r.Complete(Success);
            }))
        {
            Breaks = 0,
            On = WdfRequestInvalidState,
            Off = WdfRequestInvalidState,
        });
    }

    private static (string Id, RuleCase Rule) MustComplete(string obstacle, NtStatus status, Func<RuleWorld, WdfRequest> make) => ($"FxRequestReuse-MustComplete{obstacle}", new(
        w => w.Answer = make(w).Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, Success)),
        w =>
        {
            var request = w.FromIrp();
            request.Reuse(new WdfRequestReuseParams(WdfRequestReuseFlags.MustComplete, Success)).Should().Be(Success);
            request.Complete(Success);
            request.Delete();
        })
    {
        On = status,
        Off = status,
    });

    // A question that may be asked until the request is completed.
    private static (string Id, RuleCase Rule) AfterCompletion(string what, Func<WdfRequest, object?> ask, RuleCase rule) => ($"FxRequestVerifyRequestIsNotCompleted-{what}", rule with
    {
        Bad = w => w.Control(
            r =>
            {
                r.Reference();
                r.Complete(Success);
                w.Answer = ask(r);
            },
            input: new byte[4]),
        Legal = w => w.Control(
            r =>
            {
                ask(r);
                r.Complete(Success);
            },
            input: new byte[4]),
    });

    private static void AfterForward(RuleWorld w, Action<WdfRequest> then)
    {
        var queue = w.ManualQueue();
        w.Control(r =>
        {
            r.ForwardToIoQueue(queue).Should().Be(Success);
            then(r);
        });
    }

    private static void GetParameters(WdfRequest request, WdfRequestType type)
    {
        request.GetParameters().Type.Should().Be(type);
        request.Complete(Success);
    }
}

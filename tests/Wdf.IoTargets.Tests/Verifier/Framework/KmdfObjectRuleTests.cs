using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Attributes, deletion, limits, references.</summary>
public class KmdfObjectRuleTests : RuleTests<KmdfObjectRuleTests>
{
    private static readonly WdfObjectContextTypeInfo Typed = new("typed", 16, static () => new object());

    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Attributes(), .. Others()];

    [Fact(DisplayName = "FxObjectVerifyLeakDetectionConsiderObject: devices count, and multiply the limit")]
    public void The_usual_kinds_include_devices_and_the_limit_is_for_each_device()
    {
        using var usual = new TestBed.Bed(Going with { ObjectLimit = 5, CheckLeftOvers = false });
        usual.Run(() =>
        {
            usual.Driver.CreateDevice();
            for (var i = 0; i < 20; i++)
            {
                usual.Memory(1);
                usual.Driver.CreateRequest(usual.Target);
            }

            usual.Kernel.Violations.Should().ContainSingle("it is off after the first").Which.Subject!.Name.Should().Be("request 8", "two devices and eight requests are 10");
        });
    }

    [Fact(DisplayName = "FxDriver-LeakCountAtUnload")]
    public void The_count_of_watched_objects_at_the_unload_is_told_by_the_list_of_what_is_left_alone()
    {
        using var kernel = new SimulatedKernel(Going with { ObjectLimit = 10, CheckLeftOvers = false });
        kernel.Run(() =>
        {
            var driver = WdfDriver.Create(kernel);
            var request = driver.CreateRequest();
            request.Reference();
            driver.Unload();
            kernel.Violations.Select(v => v.Rule).Should().Equal("FxPoolDump");
        });
    }

    [Fact(DisplayName = "FxTagTrackerCheckForAbandondedTags")]
    public void Left_references_are_told_with_tag_line_and_thread()
    {
        using var bed = new TestBed.Bed(Throwing with { TrackReferenceTags = true });
        bed.Findings(() =>
        {
            WdfObject.Create(bed.Driver, null, out var made).Should().Be(Success);
            made!.Reference("kept");
            made.Reference("dropped");
            made.Dereference("dropped");
            made.Delete();
        }).Should().ContainSingle().Which.Should().Contain("with the tag kept at KmdfObjectRuleTests.cs:").And.Contain("on body").And.NotContain("dropped.").And.NotContain("without a tag");
        bed.Kernel.Violations.Should().BeEmpty("the real one breaks in checked builds only");
    }

    [Fact]
    public void References_are_kept_for_the_kinds_that_were_asked_for()
    {
        using var bed = new TestBed.Bed(Throwing with { TrackReferenceTags = true, TrackReferenceKinds = [KernelObjectKind.Request] });
        bed.Run(() =>
        {
            WdfObject.Create(bed.Driver, null, out var made).Should().Be(Success);
            made!.Reference("one");
            made.Dereference("other");
        });
        bed.Kernel.Violations.Should().BeEmpty();
    }

    private static SimulatedKernelOptions Going => new() { Verifier = VerifierOptions.KmdfVerifier };

    private static SimulatedKernelOptions Throwing => Going with { BreakReaction = BreakReaction.Throw };

    private static IEnumerable<(string Id, RuleCase Rule)> Attributes()
    {
        yield return Bad("Required", WdfParentNotSpecified, w => WdfTimer.Create(new WdfTimerConfig(static _ => { }), null, out _));
        yield return Bad("Size", InfoLengthMismatch, default(WdfObjectAttributes));
        yield return Bad("ContextTypeInfoSize", InfoLengthMismatch, new WdfObjectAttributes { ContextTypeInfo = new WdfObjectContextTypeInfo("x", 8, static () => new object()) { Size = 1 } });
        yield return Bad("ContextName", WdfObjectAttributesInvalid, new WdfObjectAttributes { ContextTypeInfo = new WdfObjectContextTypeInfo(null, 8, static () => new object()) });
        yield return Bad("SizeOverrideWithoutType", WdfObjectAttributesInvalid, new WdfObjectAttributes { ContextSizeOverride = 64 });
        yield return Bad("SizeOverrideTooSmall", WdfObjectAttributesInvalid, new WdfObjectAttributes { ContextTypeInfo = Typed, ContextSizeOverride = 8 });
        yield return Bad("ParentNotAllowed", WdfParentAssignmentNotAllowed, w => WdfDevice.Create(w.Driver.AllocateDeviceInit(), Made.Below(w.Driver), out _));
        yield return Bad("ParentRequired", WdfParentNotSpecified, w => WdfWorkItem.Create(new WdfWorkItemConfig(static _ => { }), new WdfObjectAttributes(), out _));
        yield return Bad("ExecutionLevelRange", WdfObjectAttributesInvalid, new WdfObjectAttributes { ExecutionLevel = 0 });
        yield return Bad("SynchronizationScopeRange", WdfObjectAttributesInvalid, new WdfObjectAttributes { SynchronizationScope = 0 });
        yield return Bad("SynchronizationScopeNotAllowed", NtStatus.WdfSynchronizationScopeInvalid, new WdfObjectAttributes { SynchronizationScope = WdfSynchronizationScope.Device });
        yield return Bad("ExecutionLevelNotAllowed", NtStatus.WdfExecutionLevelInvalid, new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive });
    }

    private static (string Id, RuleCase Rule) Bad(string what, NtStatus status, WdfObjectAttributes attributes) =>
        Bad(what, status, w => WdfRequest.Create(w.Driver, attributes, w.Target, out _));

    // A status, and no break: the legal driver sets only what the object supports.
    private static (string Id, RuleCase Rule) Bad(string what, NtStatus status, Func<RuleWorld, NtStatus> create) => ($"FxValidateObjectAttributes-{what}", new(
        w => w.Answer = create(w),
        w => WdfRequest.Create(w.Driver, new WdfObjectAttributes { ContextTypeInfo = Typed, ParentObject = w.Device }, w.Target, out _).Should().Be(Success))
    {
        Breaks = 0,
        On = status,
        Off = status,
    });

    private static IEnumerable<(string Id, RuleCase Rule)> Others()
    {
        yield return ("WdfObjectDelete-NotDeletable", new(
            w =>
            {
                w.Queue.Delete();
                w.Answer = w.Queue.IsDeleted;
            },
            w =>
            {
                w.ManualQueue().Delete();
                w.Created().Delete();
                w.Bed.Memory(1).Delete();
                w.Target.Delete();
            })
        {
            On = false,
            Off = false,
        });
        yield return ("FxObject_GetEffectiveLock-ExecutionLevel", new(
            w => w.Answer = WdfTimer.Create(new WdfTimerConfig(static _ => { }), Made.Below(PassiveDevice(w)), out _),
            w =>
            {
                var device = PassiveDevice(w);
                WdfTimer.Create(new WdfTimerConfig(static _ => { }) { AutomaticSerialization = false }, Made.Below(device), out _).Should().Be(Success);
                Made.Timer(w, static _ => { }, WdfExecutionLevel.Passive, device);
            })
        {
            On = WdfIncompatibleExecutionLevel,
            Off = WdfIncompatibleExecutionLevel,
        });
        yield return ("WdfRequestCreate-DeletedParent", new(
            w =>
            {
                var parent = Made.Object(w);
                parent.Reference();
                parent.Delete();
                w.Answer = WdfObject.Create(w.Driver, Made.Below(parent), out _);
            },
            w => Made.Object(w, Made.Object(w)).Parent!.Delete())
        {
            Breaks = 0,
            On = DeletePending,
            Off = DeletePending,
        });
        yield return ("WdfObjectDelete-Twice", new(
            w =>
            {
                var made = Made.Object(w);
                made.Reference();
                made.Delete();
                made.Delete();
                w.Answer = made.ReferenceCount;
            },
            w =>
            {
                var made = Made.Object(w);
                made.Reference();
                made.Delete();
                made.Dereference();
            })
        {
            Breaks = 0,
            On = 1,
            Off = 1,
        });
        foreach (var rule in Counted())
        {
            yield return rule;
        }
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Counted()
    {
        yield return ("FxObjectVerifyLeakDetectionConsiderObject", new(
            w => w.Answer = Enumerable.Range(0, 12).Select(_ => w.Created()).ToList().Count,
            w =>
            {
                for (var round = 0; round < 2; round++)
                {
                    Enumerable.Range(0, 9).Select(_ => w.Created()).ToList().ForEach(static r => r.Delete());
                }
            })
        {
            Options = static o => o with { ObjectLimit = 10, ObjectLimitKinds = [KernelObjectKind.Request] },
            On = 12,
            Off = 12,
        });
        yield return ("FxTagTrackerUpdateTagHistory", new(
            w =>
            {
                var made = Made.Object(w);
                made.Reference("Tag1");
                made.Dereference("Tag2");
                w.Answer = made.ReferenceCount;
            },
            w =>
            {
                var made = Made.Object(w);
                made.Reference("Tag1");
                made.Dereference("Tag1");
            })
        {
            Options = static o => o with { TrackReferenceTags = true },
            On = 1,
            Off = 1,
        });
        yield return ("WdfCollectionRemove-NotFound", new(
            w =>
            {
                var made = Made.Collection(w);
                made.Add(w.Device);
                made.RemoveAt((uint)made.Count);
                w.Answer = made.Count;
            },
            w =>
            {
                var made = Made.Collection(w);
                made.Add(w.Device);
                made.RemoveAt((uint)made.Count - 1);
            })
        {
            On = 1,
            Off = 1,
        });
    }

    private static WdfDevice PassiveDevice(RuleWorld w)
    {
        var attributes = new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive, SynchronizationScope = WdfSynchronizationScope.Device };
        WdfDevice.Create(w.Driver.AllocateDeviceInit(), attributes, out var device).Should().Be(Success);
        return device!;
    }
}

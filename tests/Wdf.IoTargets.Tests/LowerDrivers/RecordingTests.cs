using System.Text;

namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class RecordingTests
{
    private const string Header = """{"recording":1,"device":"\\Device\\Disk0","deviceType":7,"deviceFlags":16}""";
    private const string Request = """{"request":1,"time":10,"major":"Read","offset":512,"outputLength":4}""";
    private const string Completion = """{"completion":1,"time":30,"status":"0x00000000","information":2,"pending":true,"output":"AQI="}""";

    public static TheoryData<int, string, string[]> Bad => new()
    {
        { 1, "the file ends before its header*", [] },
        { 1, "this is no recording: no JSON, near byte 1.", ["MBR", ""] },
        { 1, "*must be a header with a property 'recording'*", [Request, ""] },
        { 1, "the recording has version 2, but only version 1 can be read.", ["""{"recording":2}""", ""] },
        { 1, "the line is no JSON object.", ["[1]", ""] },
        { 2, "the line is no JSON, near byte 12.", [Header, "{\"request\":,", Request, ""] },
        { 3, "the line is no JSON, near byte *", [Header, Request, "{\"completion\":1,\"time\":3", Request, ""] },
        { 2, "neither 'request' nor 'completion' is there.", [Header, "{}", ""] },
        { 2, "'request' is \"1\"; it must be a whole number from 1 to *", [Header, """{"request":"1"}""", ""] },
        { 2, "'request' is 0; it must be *", [Header, """{"request":0}""", ""] },
        { 2, "'time' is missing.", [Header, """{"request":1,"major":"Read"}""", ""] },
        { 2, "'time' is 1.5; it must be a whole number*", [Header, """{"request":1,"time":1.5,"major":"Read"}""", ""] },
        { 2, "'major' is missing.", [Header, """{"request":1,"time":0}""", ""] },
        { 2, "'major' is \"Peek\", which is no major function*", [Header, """{"request":1,"time":0,"major":"Peek"}""", ""] },
        { 2, "'major' is \"3\", which is no major function*", [Header, """{"request":1,"time":0,"major":"3"}""", ""] },
        { 2, "'code' is missing; a device control has one.", [Header, """{"request":1,"time":0,"major":"DeviceControl"}""", ""] },
        { 2, "'code' is \"222000\"; it must be a number such as \"0xC0000001\".", [Header, """{"request":1,"time":0,"major":"DeviceControl","code":"222000"}""", ""] },
        { 2, "'code' is 2236416; it must be a text.", [Header, """{"request":1,"time":0,"major":"DeviceControl","code":2236416}""", ""] },
        { 2, "'input' is no base64 text.", [Header, """{"request":1,"time":0,"major":"Write","inputLength":1,"input":"%%"}""", ""] },
        { 2, "'input' has 1 bytes, but 'inputLength' is 2.", [Header, """{"request":1,"time":0,"major":"Write","inputLength":2,"input":"CQ=="}""", ""] },
        { 2, "'outputLength' is -1; it must be *", [Header, """{"request":1,"time":0,"major":"Read","outputLength":-1}""", ""] },
        { 3, "request 1 comes after request 1; the numbers must rise.", [Header, Request, Request, ""] },
        { 2, "request 1 is completed, but no line before has it.", [Header, Completion, ""] },
        { 4, "request 1 is completed a second time.", [Header, Request, Completion, Completion, ""] },
        { 3, "'status' is missing.", [Header, Request, """{"completion":1,"time":30}""", ""] },
        { 3, "'status' is \"SUCCESS\"; it must be a number*", [Header, Request, """{"completion":1,"time":30,"status":"SUCCESS"}""", ""] },
        { 3, "'status' is STATUS_PENDING, which is no final status.", [Header, Request, """{"completion":1,"time":30,"status":"0x103"}""", ""] },
        { 3, "request 1 is completed at 9, before it arrived at 10.", [Header, Request, """{"completion":1,"time":9,"status":"0x0"}""", ""] },
        { 3, "'output' has 5 bytes, but the buffer of request 1 has 4.", [Header, Request, """{"completion":1,"time":30,"status":"0x0","output":"AQIDBAU="}""", ""] },
        { 3, "'pending' is 1; it must be true or false.", [Header, Request, """{"completion":1,"time":30,"status":"0x0","pending":1}""", ""] },
        { 5, "neither*", [Header, "", Request, "  ", "{}", ""] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_gets_an_error_with_the_line_and_what_is_wrong(int line, string message, string[] lines)
    {
        var load = () => Load(lines);

        load.Should().Throw<RecordingFormatException>().WithMessage($"test.jsonl, line {line}: {message}").Which.LineNumber.Should().Be(line);
    }

    [Fact]
    public void A_good_file_is_read()
    {
        var recording = Load(Header, Request, Completion, """{"request":7,"time":40,"major":"InternalDeviceControl","code":"0x00222003","note":"mine"}""", "");

        recording.Should().Match<Recording>(r =>
            r.Name == "test.jsonl" && r.DeviceName == @"\Device\Disk0" && r.DeviceType == DeviceType.Disk && r.DeviceFlags == DeviceFlags.DirectIo && !r.IsTorn);
        recording.Requests.Should().HaveCount(2);
        recording.Requests[0].Should().Match<RecordedRequest>(r =>
            r.Number == 1 && r.Line == 2 && r.Time.Ticks == 10 && r.MajorFunction == MajorFunction.Read && r.Offset == 512 && r.OutputLength == 4);
        recording.Requests[0].Completion.Should().Match<RecordedCompletion>(c =>
            c.Time.Ticks == 30 && c.Status == NtStatus.Success && c.Information == 2 && c.WasPending && !c.WasCancelRequested);
        recording.Requests[0].Completion!.Output.ToArray().Should().Equal(1, 2);
        recording.Requests[1].Should().Match<RecordedRequest>(r => r.Number == 7 && r.ControlCode == 0x222003 && r.Completion == null);
        recording.Requests[1].ToString().Should().Be("InternalDeviceControl 0x00222003, 0 bytes in, 0 bytes out");
    }

    [Fact]
    public void What_editors_do_to_a_file_does_no_harm()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n", Header, Request, "", Completion));

        var recording = Recording.Load(new MemoryStream(bytes));

        recording.IsTorn.Should().BeFalse("the last line lacks its end, but nothing else");
        recording.Requests.Single().Completion.Should().NotBeNull();
    }

    [Fact]
    public void Lines_of_any_length_are_read()
    {
        var input = Convert.ToBase64String(new byte[300_000]);
        Load(Header, $$"""{"request":1,"time":0,"major":"Write","inputLength":300000,"input":"{{input}}"}""", "").Requests.Single().Input.Length.Should().Be(300_000);
    }

    [Fact]
    public void A_file_that_is_not_text_is_refused()
    {
        var load = () => Recording.Load(new MemoryStream([0xEB, 0x63, 0x90, 0x0A, 0xFF, 0x0A]), "disk.img");

        load.Should().Throw<RecordingFormatException>().WithMessage("disk.img, line 1: this is no recording*");
    }

    private static Recording Load(params string[] lines) =>
        Recording.Load(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), "test.jsonl");
}

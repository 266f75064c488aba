using System.Globalization;
using System.Text.Json;

namespace Wdf.IoTargets;

/// <content>The lines.</content>
public sealed partial class Recording
{
    private void ReadHeader(ReadOnlyMemory<byte> line, int number)
    {
        using var json = Parse(line, number);
        var reader = new RecordingLine(Name, number, json.RootElement);
        if (!reader.Has("recording"))
        {
            throw reader.Error("the first line must be a header with a property 'recording'; this is no recording.");
        }

        var version = reader.Number("recording", 1, int.MaxValue);
        if (version != Version)
        {
            throw reader.Error($"the recording has version {version}, but only version {Version} can be read.");
        }

        DeviceName = reader.TextOrEmpty("device");
        DeviceType = (DeviceType)reader.NumberOr("deviceType", (long)DeviceType.Unknown, 0, uint.MaxValue);
        DeviceFlags = (DeviceFlags)reader.NumberOr("deviceFlags", (long)DeviceFlags.BufferedIo, 0, uint.MaxValue)
            & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo);
    }

    private void ReadLine(ReadOnlyMemory<byte> line, int number)
    {
        using var json = Parse(line, number);
        var reader = new RecordingLine(Name, number, json.RootElement);
        if (reader.Has("request"))
        {
            ReadRequest(reader, number);
        }
        else if (reader.Has("completion"))
        {
            ReadCompletion(reader);
        }
        else
        {
            throw reader.Error("neither 'request' nor 'completion' is there.");
        }
    }

    private void ReadRequest(RecordingLine reader, int line)
    {
        var request = new RecordedRequest
        {
            Number = reader.Number("request", 1, long.MaxValue),
            Line = line,
            Time = TimeSpan.FromTicks(reader.Number("time", 0, long.MaxValue)),
            MajorFunction = reader.Major("major"),
            ControlCode = reader.Has("code") ? reader.Hex("code") : 0,
            Offset = reader.NumberOr("offset", 0, long.MinValue, long.MaxValue),
            InputLength = (int)reader.NumberOr("inputLength", 0, 0, int.MaxValue),
            OutputLength = (int)reader.NumberOr("outputLength", 0, 0, int.MaxValue),
            Input = reader.Bytes("input"),
            DirectInput = reader.Bytes("directInput"),
        };
        if (request.MajorFunction is MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl && !reader.Has("code"))
        {
            throw reader.Error("'code' is missing; a device control has one.");
        }

        if (request.Input.Length != request.InputLength)
        {
            throw reader.Error($"'input' has {request.Input.Length} bytes, but 'inputLength' is {request.InputLength}.");
        }

        if (_requests.Count > 0 && request.Number <= _requests[^1].Number)
        {
            throw reader.Error($"request {request.Number} comes after request {_requests[^1].Number}; the numbers must rise.");
        }

        _requests.Add(request);
        _open.Add(request.Number, request);
    }

    private void ReadCompletion(RecordingLine reader)
    {
        var number = reader.Number("completion", 1, long.MaxValue);
        if (!_open.Remove(number, out var request))
        {
            throw reader.Error(_requests.Exists(r => r.Number == number)
                ? $"request {number} is completed a second time."
                : $"request {number} is completed, but no line before has it.");
        }

        var completion = new RecordedCompletion
        {
            Time = TimeSpan.FromTicks(reader.Number("time", 0, long.MaxValue)),
            Status = (NtStatus)reader.Hex("status"),
            Information = (ulong)reader.NumberOr("information", 0, 0, long.MaxValue),
            Output = reader.Bytes("output"),
            WasPending = reader.Flag("pending"),
            WasCancelRequested = reader.Flag("cancelRequested"),
        };
        if (completion.Status == NtStatus.Pending)
        {
            throw reader.Error("'status' is STATUS_PENDING, which is no final status.");
        }

        if (completion.Time < request.Time)
        {
            throw reader.Error($"request {number} is completed at {completion.Time.Ticks}, before it arrived at {request.Time.Ticks}.");
        }

        if (completion.Output.Length > request.OutputLength)
        {
            throw reader.Error($"'output' has {completion.Output.Length} bytes, but the buffer of request {number} has {request.OutputLength}.");
        }

        request.Completion = completion;
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> line, int number)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"near byte {e.BytePositionInLine + 1}");
            throw new RecordingFormatException(Name, number, number == 1 ? $"this is no recording: no JSON, {where}." : $"the line is no JSON, {where}.", e);
        }

        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            json.Dispose();
            throw new RecordingFormatException(Name, number, "the line is no JSON object.");
        }

        return json;
    }
}

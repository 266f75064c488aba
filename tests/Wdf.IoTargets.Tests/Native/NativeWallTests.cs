using System.Diagnostics;
using System.Runtime.InteropServices;
using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Native;

/// <summary>
/// Compiled C calls the framework through function pointers: opaque handles, stable buffer addresses, and no exception through a C frame.
/// </summary>
public sealed unsafe class NativeWallTests
{
    [Fact]
    public void C_code_sends_a_request_and_its_violation_reaches_the_test_without_unwinding_its_frames()
    {
        using var library = NativeDriver.CompileOrSkip();
        using var kernel = new SimulatedKernel(Bed.FrameworkOnly);
        var answer = 0;
        var run = () => kernel.Run(k =>
        {
            var lower = new DriverObject(k, "lower");
            lower[MajorFunction.DeviceControl] = static (device, irp) =>
            {
                irp.AssociatedIrp.SystemBuffer.Span.Reverse();
                irp.IoStatus = new IoStatusBlock { Information = 4 };
                IoManager.CompleteRequest(irp);
                return NtStatus.Success;
            };
            var driver = WdfDriver.Create(k);
            var target = driver.CreateDevice(new DeviceObject(lower) { Flags = DeviceFlags.BufferedIo }).IoTarget!;
            NativeDdiTable.Driver = driver;
            var table = NativeDdiTable.Allocate();
            var handle = NativeDdiTable.HandleOf(target);

            k.SpawnNative("C driver", () => answer = library.Run(table, handle)).Join();
            answer.Should().Be('w', "the lower driver reversed the bytes, and C reads them at the address that it got before the send");

            k.SpawnNative("C driver with a mistake", () => library.Violate(table)).Join();
        });

        var violation = run.Should().Throw<WdfViolationException>().Which.Violation;
        violation.Rule.Should().Be("WDF_VIOLATION_5_STALE_HANDLE");
        violation.Actor!.Name.Should().Be("C driver with a mistake");
        answer.Should().Be('w');
    }

    /// <summary>The C driver, compiled for this run.</summary>
    private sealed class NativeDriver : IDisposable
    {
        private readonly string _folder;
        private readonly nint _library;

        private NativeDriver(string folder, string file)
        {
            _folder = folder;
            _library = NativeLibrary.Load(file);
        }

        public static NativeDriver CompileOrSkip()
        {
            var folder = Directory.CreateTempSubdirectory("wdf-wall").FullName;
            var file = Path.Combine(folder, "wall.so");
            var source = Path.Combine(AppContext.BaseDirectory, "Native", "wall.c");
            try
            {
                using var cc = Process.Start(new ProcessStartInfo("cc", ["-O1", "-shared", "-fPIC", "-o", file, source]) { RedirectStandardError = true })!;
                var errors = cc.StandardError.ReadToEnd();
                cc.WaitForExit();
                cc.ExitCode.Should().Be(0, errors);
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                Directory.Delete(folder, recursive: true);
                Assert.Skip($"No C compiler 'cc' was found on this machine ({e.Message}); the native wall is not proven here.");
            }

            return new NativeDriver(folder, file);
        }

        public int Run(NativeDdiTable* table, nint target) =>
            ((delegate* unmanaged[Cdecl]<NativeDdiTable*, nint, int>)NativeLibrary.GetExport(_library, "driver_run"))(table, target);

        public void Violate(NativeDdiTable* table) =>
            ((delegate* unmanaged[Cdecl]<NativeDdiTable*, void>)NativeLibrary.GetExport(_library, "driver_violate"))(table);

        // The library stays loaded: a parked thread has frames in it.
        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}

Console.WriteLine(NTSTATUS.Success.ToName());

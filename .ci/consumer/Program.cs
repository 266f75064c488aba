using Consumer;

// Built against the packed packages alone. Arguments: the folder of the packages, and the folder that they were built in.
string[] wrong =
[
    .. ExactNames.Check(),
    .. FirstTest.Check(),
    .. Exploration.Check(),
    .. Metrics.Check(),
    .. PackageContent.Check(args[0], args[1]),
];
foreach (var line in wrong)
{
    Console.Error.WriteLine(line);
}

Console.WriteLine($"the packages: {(wrong.Length == 0 ? "as they should be" : $"{wrong.Length} wrong")}");
return wrong.Length == 0 ? 0 : 1;

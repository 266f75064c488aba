using Course.Runner;

var arguments = CourseArguments.Parse(args, out var problem);
if (arguments is null)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(CourseArguments.Usage);
    return CourseExit.WrongArguments;
}

return CourseProgram.Run(arguments, Console.Out, Console.Error);

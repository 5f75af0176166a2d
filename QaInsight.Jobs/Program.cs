using System.Runtime.CompilerServices;
using QaInsight.Commands;

[assembly: InternalsVisibleTo("QaInsight.Tests")]

return CommandLine.Run(args, CommandConsole.Real);

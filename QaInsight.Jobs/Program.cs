using System.Runtime.CompilerServices;
using QaInsight.Commands;

[assembly: InternalsVisibleTo("QaInsight.Tests")]

QaInsight.FileSizeLimit.IsAnError();
return CommandLine.Run(args, CommandConsole.Real);

using System.Globalization;
using Tutti.Faults.Tests.Agent;

// What is sent to the first device comes out of the second one, so many milliseconds later.
using var from = TunDevice.Open(args[0]);
using var to = TunDevice.Open(args[1]);
Console.WriteLine("ready");
DelayLine.Run(from, to, TimeSpan.FromMilliseconds(int.Parse(args[2], CultureInfo.InvariantCulture)));

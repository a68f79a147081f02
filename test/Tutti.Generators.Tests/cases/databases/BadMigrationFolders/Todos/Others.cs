using Tutti;

namespace MyApp.Todos;

[SqlDatabase("absolute", Migrations = "/migrations")]
public sealed class AbsoluteDb : SqlDatabase;

[SqlDatabase("drive", Migrations = "c:/migrations")]
public sealed class DriveDb : SqlDatabase;

[SqlDatabase("up", Migrations = "../migrations")]
public sealed class UpDb : SqlDatabase;

[SqlDatabase("around", Migrations = "migrations/../../other")]
public sealed class AroundDb : SqlDatabase;

[SqlDatabase("empty", Migrations = "")]
public sealed class EmptyDb : SqlDatabase;

using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tutti.Architecture.Tests.Api;

/// <summary>Writes members as C# without bodies.</summary>
internal static class MemberPrinter
{
    public static string Field(FieldInfo field) =>
        field.IsLiteral
            ? $"public const {TypePrinter.Use(field)} {field.Name} = {Literal(field.GetRawConstantValue())};"
            : $"{(field.IsPublic ? "public" : "protected")} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypePrinter.Use(field)} {field.Name};";

    public static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)});";

    public static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(a => a.IsPublic || a.IsFamily).ToList();
        var widest = accessors.FirstOrDefault(a => a.IsPublic) ?? accessors[0];
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var indexes = property.GetIndexParameters();
        var name = indexes.Length > 0 ? $"this[{string.Join(", ", indexes.Select(Parameter))}]" : property.Name;
        var body = string.Concat(
            accessors.Select(a => $"{(a == widest || a.IsPublic ? "" : "protected ")}{AccessorName(a)}; ")
        );
        return $"{Access(widest)} {Modifiers(widest)}{required}{TypePrinter.Use(property)} {name} {{ {body}}}";
    }

    public static string Method(MethodInfo method)
    {
        var name = method.Name.StartsWith("op_", StringComparison.Ordinal)
            ? $"operator {method.Name[3..]}"
            : method.Name;
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>"
            : "";
        var constraints = TypePrinter.Constraints(method.GetGenericArguments());
        return $"{Access(method)} {Modifiers(method)}{TypePrinter.Use(method.ReturnParameter)} {name}{generics}({Parameters(method)}){constraints};";
    }

    public static string Delegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"public delegate {TypePrinter.Use(invoke.ReturnParameter)} {TypePrinter.Use(type)}({Parameters(invoke)})";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static string AccessorName(MethodInfo accessor)
    {
        if (accessor.Name.StartsWith("get_", StringComparison.Ordinal))
        {
            return "get";
        }
        var init = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return init ? "init" : "set";
    }

    private static string Modifiers(MethodInfo method)
    {
        var isInterface = method.DeclaringType!.IsInterface;
        return method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            _ when isInterface => "",
            { IsAbstract: true } => "abstract ",
            _ when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } => parameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "in " : "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => "",
        };
        var missing = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{direction}{TypePrinter.Use(parameter)} {parameter.Name}{missing}";
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.RawDefaultValue is null && parameter.ParameterType.IsValueType
            ? "default"
            : Literal(parameter.RawDefaultValue);

    private static string Literal(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool truth => truth ? "true" : "false",
            char character => $"'{character}'",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}

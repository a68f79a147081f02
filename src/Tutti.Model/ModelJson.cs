using System.Text;

namespace Tutti.Model;

/// <summary>The application model as JSON.</summary>
public static partial class ModelJson
{
    /// <summary>Writes a model, compact, members with nothing to say left out.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The JSON.</returns>
    public static string Write(ApplicationModel model)
    {
        var json = new JsonObjectText(new StringBuilder());
        json.Open();
        json.Number("version", ApplicationModel.CurrentVersion);
        json.Text("name", model.Name);
        json.List("services", model.Services, Service);
        json.List("calls", model.Calls, Call);
        json.List("databases", model.Databases, Database);
        json.List("types", model.Types, Type);
        json.Close();
        return json.ToString();
    }

    private static void Service(JsonObjectText json, ServiceModel service)
    {
        json.Text("name", service.Name);
        json.Text("directory", service.Directory);
        json.Text("type", service.Type);
        json.Text("doc", service.Doc);
        json.List("endpoints", service.Endpoints, Endpoint);
        json.Texts("clients", service.Clients);
    }

    private static void Endpoint(JsonObjectText json, EndpointModel endpoint)
    {
        json.Text("name", endpoint.Name);
        json.Texts("methods", endpoint.Methods);
        json.Text("path", endpoint.Path);
        json.Flag("public", endpoint.Public);
        json.Object("authorization", endpoint.Authorization, Authorization);
        json.Text("doc", endpoint.Doc);
        json.Texts("tags", endpoint.Tags);
        json.Text("timeout", endpoint.Timeout);
        json.Flag("idempotent", endpoint.Idempotent);
        json.Flag("raw", endpoint.Raw);
        json.List("request", endpoint.Request, RequestMember);
        json.Object("response", endpoint.Response, Reference);
    }

    private static void Authorization(JsonObjectText json, AuthorizationModel authorization)
    {
        json.Texts("policies", authorization.Policies);
        json.Texts("roles", authorization.Roles);
        json.Texts("schemes", authorization.Schemes);
    }

    private static void RequestMember(JsonObjectText json, RequestMemberModel member)
    {
        json.Text("name", member.Name);
        json.Text("in", member.In);
        json.Object("type", member.Type, Reference);
        json.Flag("required", member.Required);
        json.Text("default", member.Default);
        json.Text("doc", member.Doc);
        json.Texts("rules", member.Rules);
    }

    private static void Call(JsonObjectText json, CallModel call)
    {
        json.Text("from", call.From);
        json.Text("to", call.To);
        json.Text("endpoint", call.Endpoint);
    }

    private static void Database(JsonObjectText json, DatabaseModel database)
    {
        json.Text("name", database.Name);
        json.Text("type", database.Type);
        json.Text("service", database.Service);
        json.Text("doc", database.Doc);
        json.Flag("private", database.Private);
        json.Text("directory", database.Directory);
        json.List("migrations", database.Migrations, Migration);
        json.List("uses", database.Uses, DatabaseUse);
    }

    private static void Migration(JsonObjectText json, MigrationModel migration)
    {
        json.Number("number", migration.Number);
        json.Text("name", migration.Name);
        json.Text("file", migration.File);
        json.Text("checksum", migration.Checksum);
    }

    private static void DatabaseUse(JsonObjectText json, DatabaseUseModel use)
    {
        json.Text("service", use.Service);
        json.Flag("readOnly", use.ReadOnly);
    }

    private static void Type(JsonObjectText json, TypeModel type)
    {
        json.Text("id", type.Id);
        json.Text("name", type.Name);
        json.Text("kind", type.Kind);
        json.Text("doc", type.Doc);
        json.List("members", type.Members, Member);
        json.List("values", type.Values, EnumValue);
    }

    private static void Member(JsonObjectText json, MemberModel member)
    {
        json.Text("name", member.Name);
        json.Object("type", member.Type, Reference);
        json.Flag("required", member.Required);
        json.Text("default", member.Default);
        json.Text("doc", member.Doc);
        json.Texts("rules", member.Rules);
    }

    private static void EnumValue(JsonObjectText json, EnumValueModel value)
    {
        json.Text("name", value.Name);
        json.Text("number", value.Number);
        json.Text("doc", value.Doc);
    }

    private static void Reference(JsonObjectText json, TypeReference reference)
    {
        json.Text("kind", reference.Kind);
        json.Flag("nullable", reference.Nullable);
        json.Object("item", reference.Item, Reference);
        json.Object("key", reference.Key, Reference);
        json.Text("id", reference.Id);
    }
}

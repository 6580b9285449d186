package es.sml.connector.sandbox.operation;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.QueryValues;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.reference.References;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Lists the reference data, each kind by id, with the filters of each list. */
public record ReferenceOperations(References references) {

  /** Lists a table without filters but the search. */
  public Function<ApiRequest, SandboxResponse> listOf(String table) {
    return request -> list(table, request, row -> true);
  }

  public SandboxResponse provinces(ApiRequest request) {
    Integer country = QueryValues.number(request, "country");
    if (country == null) {
      return ErrorResponses.fieldError("country", "Este campo es requerido.");
    }
    return list("provinces", request, row -> row.path("country").intValue() == country);
  }

  public SandboxResponse localities(ApiRequest request) {
    Integer province = QueryValues.number(request, "province");
    return list(
        "localities",
        request,
        row -> province == null || row.path("province").intValue() == province);
  }

  public SandboxResponse users(ApiRequest request) {
    Boolean online = QueryValues.flag(request, "online");
    Boolean active = QueryValues.flag(request, "is_active");
    Integer dealer = QueryValues.number(request, "userconcession__concessionaire__id");
    return list(
        "users",
        request,
        user ->
            (online == null || online == user.at("/session/online").booleanValue())
                && (active == null || active == user.path("is_active").booleanValue())
                && (dealer == null || isOf(user, dealer)));
  }

  private static boolean isOf(JsonNode user, int dealer) {
    return StreamSupport.stream(user.path("related_concessionaires").spliterator(), false)
        .anyMatch(related -> related.path("concessionaire").intValue() == dealer);
  }

  private SandboxResponse list(String table, ApiRequest request, Predicate<JsonNode> filter) {
    List<String> words = QueryValues.searchWords(request);
    return ResultPage.response(
        request,
        references.table(table).rows().stream()
            .filter(row -> filter.test(row.tree()))
            .filter(row -> words.stream().allMatch(row.text()::contains))
            .toList());
  }
}

package es.sml.connector.sandbox.operation;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.QueryNumbers;
import es.sml.connector.sandbox.http.ResultPage;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.sandbox.reference.ReferenceTrees;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Concessionaire;
import es.sml.connector.sandbox.reference.SandboxReferenceData.GasType;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Locality;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Province;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Source;
import es.sml.connector.sandbox.reference.SandboxReferenceData.User;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Lists the reference data, each kind by id. */
public final class ReferenceOperations {
  private static final int SPAIN = 28;

  /** A row with its JSON and its searchable text. */
  private record Listed<T>(T row, SerializedString json, String searchText) {}

  private final List<Listed<Province>> provinces;
  private final List<Listed<Locality>> localities;
  private final List<Listed<GasType>> gasTypes;
  private final List<Listed<Concessionaire>> openConcessionaires;
  private final List<Listed<Concessionaire>> closedConcessionaires;
  private final List<Listed<Source>> sources;
  private final List<Listed<User>> users;

  public ReferenceOperations(SandboxReferenceData data, ReferenceTrees trees) {
    provinces = listed(data.provinces().values(), ReferenceTrees::province);
    localities = listed(data.localities().values(), ReferenceTrees::locality);
    gasTypes = listed(data.gasTypes().values(), ReferenceTrees::gasType);
    openConcessionaires =
        listed(data.concessionaires().values(), dealer -> trees.concessionaire(dealer, true, true));
    closedConcessionaires =
        listed(
            data.concessionaires().values(), dealer -> trees.concessionaire(dealer, false, true));
    sources = listed(data.sources().values(), trees::listedSource);
    users = listed(data.users().values(), trees::listedUser);
  }

  private static <T> List<Listed<T>> listed(Collection<T> rows, Function<T, JsonNode> shape) {
    return rows.stream()
        .map(
            row -> {
              JsonNode tree = shape.apply(row);
              return new Listed<>(row, Json.fragment(tree), Json.texts(tree));
            })
        .toList();
  }

  public SandboxResponse provinces(ApiRequest request) {
    Integer country = QueryNumbers.single(request, "country");
    if (country == null) {
      return ErrorResponses.fieldError("country", "Este campo es requerido.");
    }
    return list(request, country == SPAIN ? provinces : List.of(), row -> true);
  }

  public SandboxResponse localities(ApiRequest request) {
    Integer province = QueryNumbers.single(request, "province");
    return list(request, localities, row -> province == null || row.province() == province);
  }

  public SandboxResponse gasTypes(ApiRequest request) {
    return list(request, gasTypes, row -> true);
  }

  public SandboxResponse concessionaires(ApiRequest request) {
    var local = request.at().atZone(Timestamps.ZONE);
    List<Listed<Concessionaire>> now =
        IntStream.range(0, openConcessionaires.size())
            .mapToObj(
                i ->
                    openConcessionaires.get(i).row().openAt(local)
                        ? openConcessionaires.get(i)
                        : closedConcessionaires.get(i))
            .toList();
    return list(request, now, row -> true);
  }

  public SandboxResponse sources(ApiRequest request) {
    return list(request, sources, row -> true);
  }

  public SandboxResponse users(ApiRequest request) {
    Boolean online = flag(request, "online");
    Boolean active = flag(request, "is_active");
    Integer dealer = QueryNumbers.single(request, "userconcession__concessionaire__id");
    return list(
        request,
        users,
        user ->
            (online == null || online == user.online())
                && (active == null || active == user.active())
                && (dealer == null
                    || user.memberships().stream().anyMatch(m -> m.concessionaire() == dealer)));
  }

  /** Returns null, which means any, for a value other than true or false, as django-filter does. */
  private static Boolean flag(ApiRequest request, String name) {
    return switch (request.parameter(name).toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static <T> SandboxResponse list(
      ApiRequest request, List<Listed<T>> rows, Predicate<T> filter) {
    SearchTerms search = SearchTerms.of(request.parameter("search"));
    List<Listed<T>> selected =
        rows.stream()
            .filter(listed -> filter.test(listed.row()))
            .filter(listed -> search.matches(listed.searchText()))
            .toList();
    return ResultPage.response(
        request,
        selected.size(),
        (out, position) -> out.writeRawValue(selected.get(position).json()));
  }
}

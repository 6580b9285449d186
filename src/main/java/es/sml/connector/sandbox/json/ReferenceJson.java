package es.sml.connector.sandbox.json;

import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.sandbox.reference.ReferenceTrees;
import es.sml.connector.sandbox.reference.SandboxReferenceData;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** The JSON that leads share, encoded once. */
public final class ReferenceJson {
  private final SandboxReferenceData data;
  private final Map<Integer, SerializedString> openConcessionaires;
  private final Map<Integer, SerializedString> closedConcessionaires;
  private final Map<Integer, SerializedString> sources;
  private final Map<Integer, SerializedString> leadOrigins;
  private final Map<Integer, SerializedString> users;
  private final Map<Integer, SerializedString> authors;
  private final Map<Integer, SerializedString> provinces;
  private final Map<Integer, SerializedString> localities;
  private final Map<Integer, SerializedString> gasTypes;

  public ReferenceJson(SandboxReferenceData data, ReferenceTrees trees) {
    this.data = data;
    openConcessionaires =
        encode(data.concessionaires(), dealer -> trees.concessionaire(dealer, true, false));
    closedConcessionaires =
        encode(data.concessionaires(), dealer -> trees.concessionaire(dealer, false, false));
    sources = encode(data.sources(), source -> ReferenceTrees.source(source, true));
    leadOrigins = encode(data.sources(), source -> trees.leadOrigin(source.origin()));
    users = encode(data.users(), ReferenceTrees::user);
    authors = encode(data.users(), ReferenceTrees::author);
    provinces = encode(data.provinces(), ReferenceTrees::province);
    localities = encode(data.localities(), ReferenceTrees::locality);
    gasTypes = encode(data.gasTypes(), ReferenceTrees::gasType);
  }

  private static <T> Map<Integer, SerializedString> encode(
      SortedMap<Integer, T> rows, Function<T, JsonNode> tree) {
    Map<Integer, SerializedString> encoded = new HashMap<>();
    rows.forEach((id, row) -> encoded.put(id, Json.fragment(tree.apply(row))));
    return encoded;
  }

  /** Writes the concessionaire of a lead. Its calendar decides whether it is open now. */
  SerializedString concessionaire(int id, Instant now) {
    boolean open = data.concessionaires().get(id).openAt(now.atZone(Timestamps.ZONE));
    return (open ? openConcessionaires : closedConcessionaires).get(id);
  }

  SerializedString source(SandboxReferenceData.Source source) {
    return sources.get(source.id());
  }

  SerializedString originOf(SandboxReferenceData.Source source) {
    return leadOrigins.get(source.id());
  }

  SerializedString user(SandboxReferenceData.User user) {
    return users.get(user.id());
  }

  SerializedString author(SandboxReferenceData.User user) {
    return authors.get(user.id());
  }

  SerializedString province(SandboxReferenceData.Province province) {
    return provinces.get(province.id());
  }

  SerializedString locality(SandboxReferenceData.Locality locality) {
    return localities.get(locality.id());
  }

  SerializedString gasType(SandboxReferenceData.GasType gas) {
    return gasTypes.get(gas.id());
  }
}

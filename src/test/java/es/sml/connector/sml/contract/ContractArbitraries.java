package es.sml.connector.sml.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Calls with mostly valid and some invalid arguments. */
public final class ContractArbitraries {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final SmlContract CONTRACT = SmlContract.shipped();

  private ContractArbitraries() {}

  /** Calls of one operation. */
  public static Arbitrary<SmlCall> calls(SmlOperation operation) {
    Arbitrary<Boolean> replace = Arbitraries.of(true, false);
    Arbitrary<Optional<JsonNode>> body =
        CONTRACT.fields(operation).isEmpty()
            ? mostly(Optional.empty(), Optional.of(JSON.objectNode()))
            : Arbitraries.frequencyOf(
                Tuple.of(30, block("", CONTRACT.fields(operation)).map(Optional::<JsonNode>of)),
                Tuple.of(1, anything().map(Optional::of)),
                Tuple.of(1, Arbitraries.just(Optional.empty())));
    return Combinators.combine(parameters(operation), body, replace)
        .as(
            (values, sent, replaces) ->
                new SmlCall(operation, values, sent.orElse(null), replaces));
  }

  private static Arbitrary<Map<String, String>> parameters(SmlOperation operation) {
    Map<String, Arbitrary<Optional<String>>> each = new LinkedHashMap<>();
    for (ContractParameter parameter : CONTRACT.parameters(operation)) {
      each.put(
          parameter.name(),
          there(parameter.required(), value(parameter.name(), parameter.allowed()))
              .map(value -> value.map(JsonNode::asText)));
    }
    if (operation == SmlOperation.MODIFY_TASK) {
      each.put(
          "id_lead",
          there(false, value("id_lead", "a whole number")).map(v -> v.map(JsonNode::asText)));
    }
    each.put("unheard_of", mostly(Optional.empty(), Optional.of("1")));
    return Combinators.combine(List.copyOf(each.values()))
        .as(
            values -> {
              Map<String, String> parameters = new LinkedHashMap<>();
              List<String> names = List.copyOf(each.keySet());
              for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                values.get(i).ifPresent(value -> parameters.put(name, value));
              }
              return parameters;
            });
  }

  /** A block with the fields whose names begin so. */
  private static Arbitrary<ObjectNode> block(String prefix, List<ContractField> fields) {
    Map<String, Arbitrary<Optional<JsonNode>>> each = new LinkedHashMap<>();
    for (ContractField field : fields) {
      String name = field.name().substring(Math.min(prefix.length(), field.name().length()));
      if (field.name().startsWith(prefix) && !name.isEmpty() && !name.contains(".")) {
        boolean list = name.endsWith("[]");
        Arbitrary<JsonNode> one =
            field.allowed().equals("a block")
                ? block(field.name() + ".", fields).map(JsonNode.class::cast)
                : value(name, field.allowed());
        each.put(name.replace("[]", ""), there(field.required(), list ? listOf(one) : one));
      }
    }
    each.put("unheardOf", mostly(Optional.empty(), Optional.of(JSON.numberNode(1))));
    return Combinators.combine(List.copyOf(each.values()))
        .as(
            values -> {
              ObjectNode block = JSON.objectNode();
              List<String> names = List.copyOf(each.keySet());
              for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                values.get(i).ifPresent(value -> block.set(name, value));
              }
              return block;
            });
  }

  private static Arbitrary<JsonNode> listOf(Arbitrary<JsonNode> entries) {
    return entries
        .list()
        .ofMaxSize(2)
        .map(
            list -> {
              ArrayNode array = JSON.arrayNode();
              list.forEach(array::add);
              return array;
            });
  }

  /** What is needed is nearly always there, the rest now and then. */
  private static Arbitrary<Optional<JsonNode>> there(boolean required, Arbitrary<JsonNode> value) {
    Arbitrary<Optional<JsonNode>> present = value.map(Optional::of);
    Arbitrary<Optional<JsonNode>> absent = Arbitraries.just(Optional.empty());
    return Arbitraries.frequencyOf(
        Tuple.of(required ? 40 : 1, present), Tuple.of(required ? 1 : 3, absent));
  }

  private static Arbitrary<JsonNode> value(String name, String allowed) {
    return Arbitraries.frequencyOf(Tuple.of(60, sound(name, allowed)), Tuple.of(1, anything()));
  }

  private static Arbitrary<JsonNode> sound(String name, String allowed) {
    if (allowed.startsWith("one of ")) {
      return Arbitraries.of(allowed.substring("one of ".length()).split(", ", -1))
          .map(JSON::textNode);
    }
    if (allowed.startsWith("a whole number, or several")) {
      return Arbitraries.of("1", "1,2,4").map(JSON::textNode);
    }
    if (allowed.startsWith("a whole number")) {
      return Arbitraries.of(1, 7, 500, Integer.MAX_VALUE).map(JSON::numberNode);
    }
    if (allowed.equals("true or false")) {
      return Arbitraries.of(true, false).map(JSON::booleanNode);
    }
    if (name.equals("email")) {
      return Arbitraries.of("a@b.example", "ñ+1@b.example").map(JSON::textNode);
    }
    if (name.endsWith("_date")) {
      return Arbitraries.of("2026-12-01T10:00:00Z", "2026-12-01T10:00:00.5+01:00")
          .map(JSON::textNode);
    }
    return allowed.equals("end")
        ? Arbitraries.just(JSON.textNode("end"))
        : Arbitraries.strings().ofMinLength(1).ofMaxLength(12).map(JSON::textNode);
  }

  private static Arbitrary<JsonNode> anything() {
    return Arbitraries.of(
        JSON.numberNode(0),
        JSON.numberNode(-1),
        JSON.numberNode(1.5),
        JSON.textNode(""),
        JSON.textNode("1"),
        JSON.textNode("new"),
        JSON.textNode("../user?x=1&y=#"),
        JSON.booleanNode(true),
        JSON.nullNode(),
        JSON.objectNode(),
        JSON.arrayNode(),
        JSON.arrayNode().add(7));
  }

  private static <T> Arbitrary<T> mostly(T usual, T unusual) {
    return Arbitraries.frequency(Tuple.of(60, usual), Tuple.of(1, unusual));
  }
}

package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The reference data of one kind by id. */
public final class ReferenceTable {
  private final SortedMap<Long, ReferenceRow> rows = new TreeMap<>();

  ReferenceTable(Iterable<? extends JsonNode> trees, Function<ObjectNode, ReferenceRow> row) {
    trees.forEach(tree -> rows.put(tree.required("id").longValue(), row.apply((ObjectNode) tree)));
  }

  /** Returns the same rows with other JSON. */
  ReferenceTable as(UnaryOperator<ObjectNode> change, Function<ObjectNode, ReferenceRow> row) {
    List<ObjectNode> changed =
        rows.values().stream().map(shown -> change.apply(shown.tree().deepCopy())).toList();
    return new ReferenceTable(changed, row);
  }

  /** Returns the row, null if there is none. */
  public ReferenceRow find(long id) {
    return rows.get(id);
  }

  public Collection<ReferenceRow> rows() {
    return rows.values();
  }

  /** Returns the ids of the rows that contain the lower-case word. */
  public Set<Integer> idsWith(String word) {
    return rows.values().stream()
        .filter(row -> row.text().contains(word))
        .map(ReferenceRow::id)
        .collect(Collectors.toSet());
  }
}

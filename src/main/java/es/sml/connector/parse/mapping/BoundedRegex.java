package es.sml.connector.parse.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import es.sml.connector.parse.text.Letters;
import java.util.List;

/**
 * Replaces JSLT's functions with regular expressions. Their time grows only with the length of the
 * text.
 */
enum BoundedRegex implements Function {
  TEST(2) {
    @Override
    JsonNode call(String text, Pattern pattern, JsonNode[] arguments) {
      return BooleanNode.valueOf(pattern.matcher(text).find());
    }
  },
  /** Returns the named groups that matched; an empty object if the pattern is not found. */
  CAPTURE(2) {
    @Override
    JsonNode call(String text, Pattern pattern, JsonNode[] arguments) {
      ObjectNode groups = JsonNodeFactory.instance.objectNode();
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        for (String group : pattern.namedGroups().keySet()) {
          if (matcher.group(group) != null) {
            groups.put(group, matcher.group(group));
          }
        }
      }
      return groups;
    }
  },
  SPLIT(2) {
    @Override
    JsonNode call(String text, Pattern pattern, JsonNode[] arguments) {
      ArrayNode parts = JsonNodeFactory.instance.arrayNode();
      for (String part : pattern.split(text)) {
        parts.add(part);
      }
      return parts;
    }
  },
  REPLACE(3) {
    @Override
    JsonNode call(String text, Pattern pattern, JsonNode[] arguments) {
      return TextNode.valueOf(pattern.matcher(text).replaceAll(arguments[2].asText()));
    }
  };

  static final List<Function> FUNCTIONS = List.of(values());

  private final int arguments;

  BoundedRegex(int arguments) {
    this.arguments = arguments;
  }

  abstract JsonNode call(String text, Pattern pattern, JsonNode[] arguments);

  @Override
  public String getName() {
    return Letters.lower(name());
  }

  @Override
  public int getMinArguments() {
    return arguments;
  }

  @Override
  public int getMaxArguments() {
    return arguments;
  }

  @Override
  public JsonNode call(JsonNode input, JsonNode[] given) {
    if (given[0].isNull()) {
      return this == TEST ? BooleanNode.FALSE : NullNode.instance;
    }
    try {
      return call(given[0].asText(), Pattern.compile(given[1].asText()), given);
    } catch (PatternSyntaxException e) {
      throw new JsltException(getName() + ": not a valid regular expression");
    }
  }
}

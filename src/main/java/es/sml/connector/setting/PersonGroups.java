package es.sml.connector.setting;

import java.util.List;

/**
 * Groups of persons at the identity provider, by role.
 *
 * @param viewers Groups whose persons are viewers there, written as the provider does.
 * @param operators Groups whose persons are operators there.
 */
public record PersonGroups(List<String> viewers, List<String> operators) {
  public PersonGroups {
    viewers = viewers == null ? List.of() : List.copyOf(viewers);
    operators = operators == null ? List.of() : List.copyOf(operators);
  }
}

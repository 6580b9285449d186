package es.sml.connector.sml.place;

import es.sml.connector.lead.Lead;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.reference.ReferenceData;
import es.sml.connector.sml.vocabulary.NameKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds SML's ids of a customer's province and locality. A certain postal code wins over a name; if
 * the code is ambiguous, the name decides.
 */
public final class CustomerPlace {
  private final Lead.Customer customer;
  private final ReferenceData reference;
  private final Optional<PostalCode> code;
  private final Set<Integer> provincesOfCode;
  private final Optional<Integer> province;

  public CustomerPlace(Lead.Customer customer, ReferenceData reference) {
    this.customer = customer;
    this.reference = reference;
    this.code = PostalCode.of(customer.postalCode());
    this.provincesOfCode =
        code.stream()
            .flatMap(known -> known.provinces().stream())
            .map(reference::province)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    this.province = province(customer.province());
  }

  /** Returns SML's id of the province. */
  public Optional<Integer> province() {
    return province;
  }

  // The postal code wins over a name; if the code is ambiguous, the name decides.
  private Optional<Integer> province(NameOrId written) {
    Optional<Integer> named = reference.province(written);
    if (code.isEmpty() || (written != null && written.id() != null)) {
      return named;
    }
    return code.get().isCertain()
        ? provincesOfCode.stream().findFirst()
        : named.filter(provincesOfCode::contains);
  }

  /** Returns the name of a province, written or of the postal code, that was not used. */
  public Optional<NameOrId> unusedProvince() {
    NameOrId written = customer.province();
    if (written == null) {
      return code.filter(known -> known.isCertain() && province.isEmpty())
          .map(known -> known.provinces().get(0));
    }
    return province.isPresent() && province.equals(reference.province(written))
        ? Optional.empty()
        : Optional.of(written);
  }

  /** Returns SML's id of the locality, searched only in its province. */
  public Optional<Integer> locality() {
    NameOrId written = customer.locality();
    if (province.isEmpty() || (written != null && written.id() != null)) {
      return Optional.ofNullable(written).map(NameOrId::id);
    }
    return written != null ? localityNamed(written) : localityOfCode();
  }

  private Optional<Integer> localityOfCode() {
    return code.filter(known -> provincesOfCode.equals(Set.of(province.get())))
        .flatMap(PostalCode::municipality)
        .flatMap(name -> localityIn(NameOrId.ofName(name)));
  }

  // "Getafe (Madrid)" is Getafe; in "Palma, Mallorca" both name the province, and one the town.
  private Optional<Integer> localityNamed(NameOrId written) {
    Optional<Integer> whole = localityIn(written);
    if (whole.isPresent()) {
      return whole;
    }
    List<NameOrId> parts = NameKey.parts(written.name()).stream().map(NameOrId::ofName).toList();
    List<NameOrId> others =
        parts.stream().filter(part -> !reference.province(part).equals(province)).toList();
    return others.size() == 1 ? localityIn(others.get(0)) : onlyLocality(others, parts);
  }

  private Optional<Integer> onlyLocality(List<NameOrId> others, List<NameOrId> parts) {
    List<Integer> found =
        parts.stream().map(this::localityIn).flatMap(Optional::stream).distinct().toList();
    return others.isEmpty() && found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private Optional<Integer> localityIn(NameOrId name) {
    return province.flatMap(id -> reference.locality(id, name));
  }
}

/**
 * The text of a template: its entries, its expressions and its YAML style.
 *
 * <p>The reading of mails with a template is in parse.
 *
 * <p>Start with {@link TemplateDraft}.
 */
package es.sml.connector.learn.template;

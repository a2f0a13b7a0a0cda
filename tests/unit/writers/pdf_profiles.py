"""The rules of PDF/UA-1 and of PDF/A-3a, by clause and test as validators number them, each with the check that holds it.

The lists are those of the validation profiles of veraPDF: 106 rules of ISO 14289-1 and 155 of ISO 19005-3. `test_pdf_verapdf` holds
the checks to veraPDF itself; they are for every other test, which needs no Java. Where a rule is about something that we never write, its
check is in `pdf_rules_absent`, says why, and sees to it that there is indeed none; only what a rule asks of a construct that is there is
worth a check of its own. Several numbers may share one check.
"""

import pdf_rules_absent as absent
import pdf_rules_file as file
import pdf_rules_fonts as fonts
import pdf_rules_metadata as metadata
import pdf_rules_structure as structure
from pdf_rules_file import Rule
from pdf_view import View

UA_1: dict[str, Rule] = {
    "5-1": metadata.ua_part, "5-2": metadata.ua_part, "5-3": metadata.ua_prefix, "5-4": metadata.ua_prefix, "5-5": metadata.ua_prefix,
    "6.1-1": file.header, "6.2-1": structure.marked,
    "7.1-1": structure.no_artifact_inside, "7.1-2": structure.no_tags_inside_artifacts, "7.1-3": structure.all_content_marked,
    "7.1-4": structure.not_suspect, "7.1-5": structure.known_types, "7.1-6": structure.no_circle, "7.1-7": structure.standard_types_stay,
    "7.1-8": metadata.metadata, "7.1-9": metadata.titled, "7.1-10": file.title_shown, "7.1-11": structure.tree,
    "7.1-12": structure.parents_named,
    "7.2-2": structure.language, "7.2-3": structure.table_kids, "7.2-4": structure.tr_in_table, "7.2-5": structure.thead_in_table,
    "7.2-6": structure.tbody_in_table, "7.2-7": structure.tfoot_in_table, "7.2-8": structure.th_in_row, "7.2-9": structure.td_in_row,
    "7.2-10": structure.row_kids, "7.2-11": structure.one_thead, "7.2-12": structure.one_tfoot, "7.2-13": structure.body_beside_foot,
    "7.2-14": structure.body_beside_head, "7.2-15": structure.cells_apart, "7.2-16": structure.table_caption_at_an_end,
    "7.2-17": structure.li_in_list, "7.2-18": structure.lbody_in_item, "7.2-19": structure.list_kids, "7.2-20": structure.item_kids,
    "7.2-21": structure.language, "7.2-22": structure.language, "7.2-23": structure.language, "7.2-24": structure.language,
    "7.2-25": structure.language, "7.2-26": structure.toci_in_toc, "7.2-27": structure.toc_kids, "7.2-28": structure.toc_caption_first,
    "7.2-29": structure.language_tags, "7.2-30": structure.language, "7.2-31": structure.language, "7.2-32": structure.language,
    "7.2-33": structure.language, "7.2-34": structure.language, "7.2-36": structure.thead_kids, "7.2-37": structure.tbody_kids,
    "7.2-38": structure.tfoot_kids, "7.2-39": structure.one_caption, "7.2-40": structure.list_caption_first,
    "7.2-41": structure.rows_complete, "7.2-42": structure.columns_complete, "7.2-43": structure.columns_complete,
    "7.3-1": structure.figures_described, "7.4.2-1": structure.headings_in_steps, "7.4.4-1": structure.one_kind_of_headings,
    "7.4.4-2": structure.one_kind_of_headings, "7.4.4-3": structure.one_kind_of_headings, "7.5-1": structure.cells_headed,
    "7.5-2": structure.cells_headed, "7.7-1": absent.formulas, "7.9-1": structure.notes_named, "7.9-2": structure.note_names_unique,
    "7.10-1": absent.optional_content, "7.10-2": absent.optional_content, "7.11-1": file.file_names, "7.15-1": absent.forms,
    "7.16-1": file.readers_may_read,
    "7.18.1-1": absent.other_annotations, "7.18.1-2": file.annotations_described, "7.18.1-3": file.fields_described,
    "7.18.2-1": absent.other_annotations, "7.18.3-1": file.tab_order, "7.18.4-1": file.fields_tagged, "7.18.4-2": file.form_of_one_field,
    "7.18.5-1": file.links_tagged, "7.18.5-2": file.annotations_described, "7.18.6.2-1": absent.media, "7.18.6.2-2": absent.media,
    "7.18.8-1": absent.other_annotations, "7.20-1": absent.x_objects, "7.20-2": absent.x_objects,
    "7.21.3.1-1": fonts.encoding, "7.21.3.2-1": fonts.glyph_map, "7.21.3.3-1": fonts.encoding, "7.21.3.3-2": absent.embedded_cmaps,
    "7.21.3.3-3": absent.embedded_cmaps, "7.21.4.1-1": fonts.embedded, "7.21.4.1-2": fonts.glyphs_present,
    "7.21.4.2-1": absent.simple_fonts, "7.21.4.2-2": fonts.no_cid_set, "7.21.5-1": fonts.widths, "7.21.6-1": absent.simple_fonts,
    "7.21.6-2": absent.simple_fonts, "7.21.6-3": absent.simple_fonts, "7.21.6-4": absent.simple_fonts, "7.21.7-1": fonts.mapped,
    "7.21.7-2": fonts.mapped_to_text, "7.21.8-1": fonts.no_notdef,
}  # fmt: skip

A_3A: dict[str, Rule] = {
    "6.1.2-1": file.header, "6.1.2-2": file.binary_comment, "6.1.3-1": file.identified, "6.1.3-2": file.not_encrypted,
    "6.1.3-3": file.ends_with_eof, "6.1.4-2": absent.cross_reference_tables, "6.1.6-1": file.even_hexadecimal,
    "6.1.6-2": file.only_hexadecimal, "6.1.7.1-1": file.stream_lengths, "6.1.7.1-2": file.stream_ends,
    "6.1.7.1-3": file.no_outside_streams, "6.1.7.2-1": file.filters, "6.1.8-1": file.names_in_utf_8, "6.1.9-1": file.objects_on_lines,
    "6.1.10-1": absent.x_objects, "6.1.12-1": absent.permissions, "6.1.12-2": absent.permissions, "6.1.13-1": file.integers,
    "6.1.13-2": file.reals, "6.1.13-3": file.short_strings, "6.1.13-4": file.short_names, "6.1.13-5": file.no_tiny_reals,
    "6.1.13-7": file.few_objects, "6.1.13-8": file.shallow_states, "6.1.13-9": absent.colour_spaces, "6.1.13-10": fonts.small_cids,
    "6.1.13-11": file.page_sizes,
    "6.2.2-1": file.known_operators, "6.2.2-2": file.own_resources, "6.2.3-1": file.output_profile, "6.2.3-2": file.one_output_profile,
    "6.2.3-3": file.no_outside_profile, "6.2.4.2-1": absent.colour_spaces, "6.2.4.2-2": absent.colour_spaces,
    "6.2.4.3-2": file.colours_meant, "6.2.4.3-3": absent.colour_spaces, "6.2.4.3-4": file.colours_meant,
    "6.2.4.4-1": absent.colour_spaces, "6.2.4.4-2": absent.colour_spaces, "6.2.5-1": absent.graphics_states,
    "6.2.5-2": absent.graphics_states, "6.2.5-3": absent.graphics_states, "6.2.5-4": absent.graphics_states,
    "6.2.5-5": absent.graphics_states, "6.2.5-6": absent.graphics_states, "6.2.6-1": absent.graphics_states, "6.2.8-1": absent.x_objects,
    "6.2.8-2": absent.x_objects, "6.2.8-3": absent.x_objects, "6.2.8-4": absent.x_objects, "6.2.8-5": absent.x_objects,
    "6.2.8.3-1": absent.x_objects, "6.2.8.3-2": absent.x_objects, "6.2.8.3-3": absent.x_objects, "6.2.8.3-4": absent.x_objects,
    "6.2.8.3-5": absent.x_objects, "6.2.9-1": absent.x_objects, "6.2.9-2": absent.x_objects, "6.2.9-3": absent.x_objects,
    "6.2.10-1": absent.graphics_states, "6.2.10-2": absent.graphics_states,
    "6.2.11.2-1": fonts.typed, "6.2.11.2-2": fonts.subtyped, "6.2.11.2-3": fonts.named, "6.2.11.2-4": absent.simple_fonts,
    "6.2.11.2-5": absent.simple_fonts, "6.2.11.2-6": absent.simple_fonts, "6.2.11.2-7": fonts.program_kind,
    "6.2.11.3.1-1": fonts.encoding, "6.2.11.3.2-1": fonts.glyph_map, "6.2.11.3.3-1": fonts.encoding,
    "6.2.11.3.3-2": absent.embedded_cmaps, "6.2.11.3.3-3": absent.embedded_cmaps, "6.2.11.4.1-1": fonts.embedded,
    "6.2.11.4.1-2": fonts.glyphs_present, "6.2.11.4.2-1": absent.simple_fonts, "6.2.11.4.2-2": fonts.no_cid_set,
    "6.2.11.5-1": fonts.widths, "6.2.11.6-1": absent.simple_fonts, "6.2.11.6-2": absent.simple_fonts, "6.2.11.6-3": absent.simple_fonts,
    "6.2.11.6-4": absent.simple_fonts, "6.2.11.7.2-1": fonts.mapped, "6.2.11.7.2-2": fonts.mapped_to_text,
    "6.2.11.7.3-1": fonts.private_replaced, "6.2.11.8-1": fonts.no_notdef,
    "6.3.1-1": file.annotation_types, "6.3.2-1": file.annotation_flags, "6.3.2-2": file.annotations_printed, "6.3.3-1": file.appearances,
    "6.3.3-2": file.one_appearance, "6.3.3-3": absent.forms, "6.3.3-4": file.one_appearance,
    "6.4.1-1": file.fields_without_actions, "6.4.1-2": file.fields_without_actions, "6.4.1-3": file.appearances_made,
    "6.4.2-1": absent.forms, "6.4.2-2": file.no_rendering, "6.4.3-1": file.signature_of_all, "6.4.3-2": file.signed_by_one,
    "6.4.3-3": file.signed_by_one, "6.5.1-1": file.actions, "6.5.1-2": file.actions, "6.5.2-1": file.no_own_actions,
    "6.5.2-2": file.no_page_actions,
    "6.6.2.1-1": metadata.metadata, "6.6.2.1-2": metadata.no_bytes, "6.6.2.1-3": metadata.no_encoding,
    "6.6.2.1-4": metadata.well_formed, "6.6.2.1-5": metadata.in_utf_8, "6.6.2.3.1-1": metadata.properties_known,
    "6.6.2.3.1-2": metadata.properties_typed, "6.6.2.3.2-1": metadata.schemas_of_known_fields,
    "6.6.2.3.3-1": metadata.schemas_in_a_bag, "6.6.2.3.3-2": metadata.schema_named, "6.6.2.3.3-3": metadata.schema_namespace,
    "6.6.2.3.3-4": metadata.schema_prefix, "6.6.2.3.3-5": metadata.schema_properties_in_order, "6.6.2.3.3-6": absent.value_types,
    "6.6.2.3.3-7": metadata.property_named, "6.6.2.3.3-8": metadata.property_typed, "6.6.2.3.3-9": metadata.property_category,
    "6.6.2.3.3-10": metadata.property_described, "6.6.2.3.3-11": absent.value_types, "6.6.2.3.3-12": absent.value_types,
    "6.6.2.3.3-13": absent.value_types, "6.6.2.3.3-14": absent.value_types, "6.6.2.3.3-15": absent.value_types,
    "6.6.2.3.3-16": absent.value_types, "6.6.2.3.3-17": absent.value_types, "6.6.2.3.3-18": absent.value_types,
    "6.6.4-1": metadata.a_part, "6.6.4-2": metadata.a_part, "6.6.4-3": metadata.a_level, "6.6.4-4": metadata.a_prefix,
    "6.6.4-5": metadata.a_prefix, "6.6.4-6": metadata.a_prefix, "6.6.4-7": metadata.a_prefix,
    "6.7.2.2-1": structure.marked, "6.7.3.3-1": structure.tree, "6.7.3.4-1": structure.known_types, "6.7.3.4-2": structure.no_circle,
    "6.7.3.4-3": structure.standard_types_stay, "6.7.4-1": structure.language_tags,
    "6.8-1": file.file_kinds, "6.8-2": file.file_names, "6.8-3": file.file_relationships, "6.8-4": file.files_associated,
    "6.9-1": absent.optional_content, "6.9-2": absent.optional_content, "6.9-3": absent.optional_content,
    "6.9-4": absent.optional_content, "6.10-1": file.no_alternate_presentations, "6.10-2": file.no_presentation_steps,
    "6.11-1": file.no_requirements,
}  # fmt: skip

CLAIMED = {"ua-1": ("ISO 14289-1", UA_1), "a-3a": ("ISO 19005-3", A_3A)}
_BY_CLAIM = {"ua-1": ("5-",), "a-3a": ("6.1.3-2", "6.6.2.3.1-", "6.6.4-")}  # only of a file that says it is one


def broken(view: View, claims: frozenset[str] = frozenset(CLAIMED)) -> list[str]:
    """What breaks a rule, with the rules it breaks. A file that claims nothing keeps to all rules but those about what it claims."""
    by_rule: dict[Rule, list[str]] = {}
    for claim, (standard, rules) in CLAIMED.items():
        for number, rule in rules.items():
            if claim in claims or not number.startswith(_BY_CLAIM[claim]):
                by_rule.setdefault(rule, []).append(f"{standard}, {number}")
    return [f"{', '.join(numbers)}: {fault}" for rule, numbers in by_rule.items() for fault in list(rule(view))[:3]]

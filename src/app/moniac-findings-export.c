/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings to take away: on the clipboard as text, in a file as CSV or JSON. */
#include "config.h"

#include "moniac-findings-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "moniac-file-dialog.h"
#include "moniac-write.h"

static const struct
{
  const char *suffix;
  const char *filter;
  char *(*write) (const MoniacFindings *known, const MoniacFindings *tried);
} formats[] = {
  [MONIAC_FINDINGS_CSV] = { ".csv", N_("CSV tables"), moniac_findings_to_csv_with },
  [MONIAC_FINDINGS_JSON] = { ".json", N_("JSON files"), moniac_findings_to_json_with },
};

/* An export under way: the findings stay what they were when it was asked for. */
typedef struct
{
  MoniacWorkspace *workspace;
  MoniacFindings *findings;
  MoniacFindings *tried;          /* nullable */
  MoniacFindingsFormat format;
  char *name;
} Export;

static Export *
export_new (MoniacWorkspace      *workspace,
            MoniacFindings       *findings,
            MoniacFindings       *tried,
            MoniacFindingsFormat  format)
{
  Export *self = g_new0 (Export, 1);

  self->workspace = g_object_ref (workspace);
  self->findings = moniac_findings_ref (findings);
  self->tried = tried != NULL ? moniac_findings_ref (tried) : NULL;
  self->format = format;
  return self;
}

static void
export_free (Export *self)
{
  g_object_unref (self->workspace);
  moniac_findings_unref (self->findings);
  g_clear_pointer (&self->tried, moniac_findings_unref);
  g_free (self->name);
  g_free (self);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Export *export = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  moniac_workspace_end_work (export->workspace);
  if (moniac_write_finish (result, &error))
    /* Translators: %s is the name of a file. */
    text = g_strdup_printf (_("Exported “%s”"), export->name);
  else
    text = g_strdup (error->message);
  g_signal_emit_by_name (export->workspace, "message", text);
  export_free (export);
}

void
moniac_findings_save_to (MoniacWorkspace      *workspace,
                         MoniacFindings       *findings,
                         MoniacFindings       *tried,
                         MoniacFindingsFormat  format,
                         GFile                *file)
{
  Export *export = export_new (workspace, findings, tried, format);
  char *text = formats[format].write (findings, tried);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  export->name = g_file_get_basename (file);
  moniac_workspace_begin_work (workspace);
  moniac_write_async (file, bytes, NULL, written_cb, export);
}

static void
chosen_cb (GFile    *file,
           gpointer  data)
{
  Export *export = data;

  if (file != NULL)
    moniac_findings_save_to (export->workspace, export->findings, export->tried, export->format, file);
  export_free (export);
}

static char *
suggest_name (MoniacWorkspace *workspace,
              const char      *suffix)
{
  MoniacDocument *document = moniac_workspace_get_document (workspace);
  const char *title = moniac_document_get_header (document)->title;
  /* Translators: the name of a file; %s is the title of a document. */
  g_autofree char *name = g_strdup_printf (_("%s, findings"), title != NULL ? title : _("Untitled Document"));

  return g_strconcat (g_strdelimit (name, "/", '-'), suffix, NULL);
}

gboolean
moniac_findings_can_export (MoniacInquiry *inquiry)
{
  g_return_val_if_fail (MONIAC_IS_INQUIRY (inquiry), FALSE);

  return moniac_inquiry_is_complete (inquiry) &&
         (moniac_trials_get_n (moniac_inquiry_get_trials (inquiry)) == 0 || moniac_inquiry_is_tried (inquiry));
}

void
moniac_findings_export (GtkWidget            *widget,
                        MoniacWorkspace      *workspace,
                        MoniacFindingsFormat  format)
{
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (workspace);
  g_autofree char *name = suggest_name (workspace, formats[format].suffix);

  if (!moniac_findings_can_export (inquiry))
    return;
  moniac_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (widget)), _("Export Findings"), name, NULL,
                           formats[format].suffix, _(formats[format].filter), "last-export-folder", chosen_cb,
                           export_new (workspace, moniac_inquiry_get_findings (inquiry), moniac_inquiry_get_tried (inquiry), format));
}

void
moniac_findings_copy (GtkWidget       *widget,
                      MoniacWorkspace *workspace)
{
  MoniacInquiry *inquiry = moniac_workspace_get_inquiry (workspace);
  g_autofree char *text = NULL;

  if (!moniac_findings_can_export (inquiry))
    return;
  text = moniac_findings_to_text_with (moniac_inquiry_get_findings (inquiry), moniac_inquiry_get_tried (inquiry));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit_by_name (workspace, "message", moniac_inquiry_get_tried (inquiry) != NULL
                         ? _("Findings copied, as they are known and as they are on trial") : _("Findings copied"));
}

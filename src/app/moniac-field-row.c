/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a boxed list in which one text is edited. */
#include "config.h"

#include "moniac-field-row.h"

struct _MoniacFieldRow
{
  AdwPreferencesRow parent_instance;

  char *value;              /* as the document has it */
  char *refused;            /* (nullable): the text that was last applied in vain */

  GtkWidget *title_label;
  GtkWidget *entry;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkWidget *message_label;
  GtkWidget *suffixes;

  gboolean multiline;
  gboolean setting;         /* the text is changed by us, nobody types */
  gboolean applying;
  gboolean error;
};

enum
{
  PROP_0,
  PROP_MULTILINE,
  N_PROPERTIES,
};

enum
{
  APPLY,
  EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoniacFieldRow, moniac_field_row, ADW_TYPE_PREFERENCES_ROW)

static GtkWidget *
get_editable (MoniacFieldRow *self)
{
  return self->multiline ? self->view : self->entry;
}

static void
put_text (MoniacFieldRow *self,
          const char     *text)
{
  if (self->multiline)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* What the document has now is where the text's own undo begins: beyond it, the document's steps are undone. */
static void
forget_typing (MoniacFieldRow *self)
{
  if (self->multiline)
    {
      gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
      gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
    }
  else
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
    }
}

static void
show_message (MoniacFieldRow *self,
              const char     *message,
              gboolean        error)
{
  GtkWidget *editable = get_editable (self);

  self->error = error;
  gtk_label_set_text (GTK_LABEL (self->message_label), message ? message : "");
  gtk_widget_set_visible (self->message_label, message && *message);
  if (error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_widget_add_css_class (self->message_label, "error");
      gtk_widget_remove_css_class (self->message_label, "dim-label");
      gtk_accessible_update_state (GTK_ACCESSIBLE (editable), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_widget_remove_css_class (self->message_label, "error");
      gtk_widget_add_css_class (self->message_label, "dim-label");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (editable), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
activate_cb (MoniacFieldRow *self)
{
  moniac_field_row_commit (self);
}

static void
changed_cb (MoniacFieldRow *self)
{
  g_autofree char *text = NULL;

  if (self->setting)
    return;
  if (self->error)
    show_message (self, NULL, FALSE);
  g_clear_pointer (&self->refused, g_free);
  text = moniac_field_row_get_text (self);
  g_signal_emit (self, signals[EDITED], 0, text);
}

static void
focus_enter_cb (MoniacFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
}

static void
focus_leave_cb (MoniacFieldRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
  moniac_field_row_commit (self);
}

static gboolean
key_pressed_cb (MoniacFieldRow        *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape && (self->error || moniac_field_row_is_dirty (self)))
    {
      moniac_field_row_revert (self);
      return GDK_EVENT_STOP;
    }
  if (self->multiline && enter && (modifiers & GDK_CONTROL_MASK))
    {
      moniac_field_row_commit (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* The whole row is the target of a click, not only its line of text. */
static void
clicked_cb (MoniacFieldRow *self)
{
  if (!gtk_widget_has_focus (get_editable (self)))
    gtk_widget_grab_focus (get_editable (self));
}

static gboolean
moniac_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_editable (MONIAC_FIELD_ROW (widget)));
}

static void
moniac_field_row_constructed (GObject *object)
{
  MoniacFieldRow *self = MONIAC_FIELD_ROW (object);

  G_OBJECT_CLASS (moniac_field_row_parent_class)->constructed (object);

  gtk_widget_set_visible (self->entry, !self->multiline);
  gtk_widget_set_visible (self->view, self->multiline);
}

static void
moniac_field_row_finalize (GObject *object)
{
  MoniacFieldRow *self = MONIAC_FIELD_ROW (object);

  g_free (self->value);
  g_free (self->refused);

  G_OBJECT_CLASS (moniac_field_row_parent_class)->finalize (object);
}

static void
moniac_field_row_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_MULTILINE)
    g_value_set_boolean (value, MONIAC_FIELD_ROW (object)->multiline);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moniac_field_row_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_MULTILINE)
    MONIAC_FIELD_ROW (object)->multiline = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moniac_field_row_class_init (MoniacFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = moniac_field_row_constructed;
  object_class->finalize = moniac_field_row_finalize;
  object_class->get_property = moniac_field_row_get_property;
  object_class->set_property = moniac_field_row_set_property;
  widget_class->grab_focus = moniac_field_row_grab_focus;

  properties[PROP_MULTILINE] =
    g_param_spec_boolean ("multiline", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 g_signal_accumulator_first_wins, NULL, NULL,
                                 G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/moniac/Moniac/moniac-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, view);
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, message_label);
  gtk_widget_class_bind_template_child (widget_class, MoniacFieldRow, suffixes);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
moniac_field_row_init (MoniacFieldRow *self)
{
  self->value = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moniac_field_row_new (const char *title,
                      gboolean    multiline)
{
  return g_object_new (MONIAC_TYPE_FIELD_ROW, "title", title, "multiline", multiline, NULL);
}

void
moniac_field_row_set_value (MoniacFieldRow *self,
                            const char     *value)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  if (g_str_equal (self->value, value))
    return;
  g_free (self->value);
  self->value = g_strdup (value);
  moniac_field_row_revert (self);
}

const char *
moniac_field_row_get_value (MoniacFieldRow *self)
{
  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), NULL);

  return self->value;
}

void
moniac_field_row_revert (MoniacFieldRow *self)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  self->setting = TRUE;
  if (moniac_field_row_is_dirty (self))
    put_text (self, self->value);
  self->setting = FALSE;
  forget_typing (self);
  g_clear_pointer (&self->refused, g_free);
  show_message (self, NULL, FALSE);
  g_signal_emit (self, signals[EDITED], 0, self->value);
}

gboolean
moniac_field_row_commit (MoniacFieldRow *self)
{
  g_autofree char *text = NULL;
  gboolean applied = FALSE;

  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), FALSE);

  text = moniac_field_row_get_text (self);
  if (g_str_equal (text, self->value))
    return TRUE;
  if (self->applying || g_strcmp0 (text, self->refused) == 0)
    return FALSE;

  g_object_ref (self);
  self->applying = TRUE;
  g_signal_emit (self, signals[APPLY], 0, text, &applied);
  self->applying = FALSE;
  if (applied)
    moniac_field_row_revert (self);
  else if (moniac_field_row_is_dirty (self))
    {
      g_free (self->refused);
      self->refused = g_steal_pointer (&text);
    }
  g_object_unref (self);
  return applied;
}

char *
moniac_field_row_get_text (MoniacFieldRow *self)
{
  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), NULL);

  if (self->multiline)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (self->buffer, &start, &end);
      return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
moniac_field_row_set_text (MoniacFieldRow *self,
                           const char     *text)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  put_text (self, text);
}

gboolean
moniac_field_row_is_dirty (MoniacFieldRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), FALSE);

  text = moniac_field_row_get_text (self);
  return !g_str_equal (text, self->value);
}

void
moniac_field_row_set_error (MoniacFieldRow *self,
                            const char     *message)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  show_message (self, message, TRUE);
}

void
moniac_field_row_set_info (MoniacFieldRow *self,
                           const char     *message)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  if (!self->error)
    show_message (self, message, FALSE);
}

gboolean
moniac_field_row_has_error (MoniacFieldRow *self)
{
  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), FALSE);

  return self->error;
}

const char *
moniac_field_row_get_message (MoniacFieldRow *self)
{
  g_return_val_if_fail (MONIAC_IS_FIELD_ROW (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->message_label));
}

void
moniac_field_row_set_placeholder (MoniacFieldRow *self,
                                  const char     *text)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  gtk_text_set_placeholder_text (GTK_TEXT (self->entry), text);
}

void
moniac_field_row_add_suffix (MoniacFieldRow *self,
                             GtkWidget      *widget)
{
  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  gtk_box_append (GTK_BOX (self->suffixes), widget);
  gtk_widget_set_visible (self->suffixes, TRUE);
}

void
moniac_field_row_edit (MoniacFieldRow *self)
{
  GtkWidget *editable;

  g_return_if_fail (MONIAC_IS_FIELD_ROW (self));

  editable = get_editable (self);
  gtk_widget_grab_focus (editable);
  if (!self->multiline)
    gtk_editable_select_region (GTK_EDITABLE (editable), 0, -1);
}

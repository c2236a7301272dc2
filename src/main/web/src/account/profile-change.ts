import type { Preferences, ProfileChange, Theme } from '../api/types';

/** What the profile's form says, as the API takes it. An emptied picture is taken away. */
export function profileChange(values: Record<string, string>): ProfileChange {
  return {
    fullName: values.fullName?.trim() ?? '',
    avatar: values.avatar?.trim() || null,
    preferences: preferencesOf(values),
  };
}

function preferencesOf(values: Record<string, string>): Preferences {
  return {
    language: values['preferences.language']?.trim() ?? '',
    theme: themeOf(values['preferences.theme']),
    notifications: {
      email: !!values['preferences.notifications.email'],
      push: !!values['preferences.notifications.push'],
    },
  };
}

function themeOf(value: string | undefined): Theme {
  return value === 'dark' || value === 'light' ? value : 'system';
}

import { chosenTheme, showTheme } from '../ui/theme';

showTheme(chosenTheme());

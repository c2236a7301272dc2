import { showHeader } from '../ui/header';

showHeader();
